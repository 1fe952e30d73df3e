"""What stands in the place of a solution in the students' version."""

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions
from nbgrader.utils import is_solution

_STOPS = "raise NotImplementedError()"


def with_open_values(preprocessors: list[object]) -> list[object]:
    """nbgrader's list of preprocessors, with `leave_values_open` behind ClearSolutions."""
    steps: list[object] = []
    for step in preprocessors:
        steps.append(step)
        if getattr(step, "__name__", str(step)).rpartition(".")[2] == ClearSolutions.__name__:
            steps.append(leave_values_open)
    return steps


def leave_values_open(
    notebook: NotebookNode, resources: dict[str, object]
) -> tuple[NotebookNode, dict[str, object]]:
    """Take nbgrader's `raise NotImplementedError()` out where it would stop a whole cell.

    In a function it waits until somebody calls. Where the answer is a value, it stands at the
    cell's own level: there the line above it, such as `suspects = None`, says what is open.
    """
    for cell in notebook.cells:
        if cell.cell_type == "code" and is_solution(cell):
            lines = cell.source.split("\n")
            if lines != ["# YOUR CODE HERE", _STOPS]:
                cell.source = "\n".join(line for line in lines if line != _STOPS)
    return notebook, resources
