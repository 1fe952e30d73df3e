"""Notebooks as text and back, and what nbgrader's metadata says of a cell."""

import nbformat
from nbformat import NotebookNode


def read(text: str) -> NotebookNode:
    """The notebook that a file of nbformat 4 holds, as nbformat or nbgrader wrote it.

    It is not validated, which takes ten times as long as reading.

    Raises:
        ValueError: the text is not JSON.
        AttributeError: it is not a notebook.
    """
    notebook: NotebookNode = nbformat.v4.reads(text)
    return notebook


def write(notebook: NotebookNode) -> str:
    """The text of a notebook's file."""
    return str(nbformat.writes(notebook)) + "\n"


def grade_id(cell: NotebookNode) -> str | None:
    """The name that nbgrader knows a cell by; None for an ordinary cell."""
    name = cell.metadata.get("nbgrader", {}).get("grade_id")
    return name if isinstance(name, str) else None
