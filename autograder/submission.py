"""One submission's files: read, checked, and its notebook rebuilt from its cells alone.

A submitted file can hold anything. Nothing of it is used but each cell's type, text, id, tags,
attachments and nbgrader metadata: what comes out is a well-formed notebook, whatever came in.
"""

import hashlib
import itertools
import json
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_notebook
from nbgrader.utils import parse_utc

from autograder.course import NOT_STUDENTS

# A notebook with all its figures is far below this. Larger ones have a runaway loop's output.
MAX_BYTES: Final = 50_000_000

# Nobody writes so many. To look at a million would take minutes.
MAX_CELLS: Final = 2_000

# nbgrader's gradebook keeps a student's id in 128 characters.
MAX_ID: Final = 128

# Line breaks and other characters that are no part of a name.
CONTROL: Final = frozenset({"Cc", "Zl", "Zp"})

# What a cell has, by its type, besides its text, id and metadata.
NEW_CELL: Final[dict[str, dict[str, Any]]] = {
    "code": {"execution_count": None, "outputs": []},
    "markdown": {},
    "raw": {},
}
CELL_ID: Final = re.compile(r"[a-zA-Z0-9_-]{1,64}")
NOTEBOOK: Final = ".ipynb"
TIMESTAMP: Final = "timestamp.txt"


class SubmissionError(Exception):
    """A submission that cannot be graded. The message says what is wrong with it and what to do."""


@dataclass(frozen=True)
class Submission:
    """What a student handed in for a section.

    notebook: rebuilt, nbformat 4.5, without outputs. notes: what was put right on the way. files:
    the submission's other files, relative to the folder. digest: of the content of all of them.
    """

    student: str
    folder: Path
    notebook: NotebookNode
    notes: tuple[str, ...]
    files: tuple[Path, ...]
    digest: str


def read_submission(student: str, folder: Path, section: str) -> Submission:
    """Read what lies in a student's folder for a section.

    Raises:
        SubmissionError: it cannot be graded.
    """
    _check_id(student)
    _check_folder(folder, section)
    try:
        files = sorted(_files(folder, folder))
        _check_notebook_is_there(files, section)
        content = _content(folder / f"{section}{NOTEBOOK}")
        notebook, notes = _parse(content)
        _check_timestamp(folder / TIMESTAMP)
        digest = _digest(folder, files)
    except OSError as error:
        raise SubmissionError(
            f"{error.filename} cannot be read ({error.strerror}). Make it readable (chmod u+r)."
        ) from error
    others = tuple(file for file in files if file.suffix != NOTEBOOK)
    return Submission(student, folder, notebook, tuple(notes), others, digest)


def _digest(folder: Path, files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        with (folder / file).open("rb") as content:
            digest.update(
                os.fsencode(file) + b"\0" + hashlib.file_digest(content, "sha256").digest()
            )
    return digest.hexdigest()


def _check_id(student: str) -> None:
    try:
        student.encode()
    except UnicodeEncodeError as error:
        raise SubmissionError(
            "the folder's name is not UTF-8, and the gradebook cannot hold it. Rename the folder."
        ) from error
    if any(unicodedata.category(character) in CONTROL for character in student):
        raise SubmissionError(
            "the folder's name holds a line break or another control character. Rename the folder."
        )
    if len(student) > MAX_ID:
        raise SubmissionError(
            f"the folder's name is longer than the {MAX_ID} characters that the gradebook keeps. "
            "Rename the folder."
        )


def _check_folder(folder: Path, section: str) -> None:
    if folder.is_symlink():
        raise SubmissionError(
            f"the folder {section} is a symbolic link. It was not followed. Put a real folder in "
            "its place."
        )
    if not folder.is_dir():
        raise SubmissionError(
            f"there is no folder {section} for the notebook. Make it, and move the notebook to "
            f"{section}/{section}{NOTEBOOK}."
        )


def _files(folder: Path, top: Path) -> Iterator[Path]:
    """The files of a submission, relative to its folder; nothing that leads out of it."""
    for path in folder.iterdir():
        if path.name in NOT_STUDENTS or path.name.startswith("._") or path.name == ".DS_Store":
            continue  # left behind by an editor or by macOS
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode):
            yield from _files(path, top)
        elif stat.S_ISREG(mode):
            yield path.relative_to(top)
        else:
            kind = "a symbolic link" if stat.S_ISLNK(mode) else "not an ordinary file"
            raise SubmissionError(
                f"{path.relative_to(top)} is {kind}. It was not followed. Put a real file in its "
                "place, or remove it."
            )


def _check_notebook_is_there(files: list[Path], section: str) -> None:
    wanted = f"{section}{NOTEBOOK}"
    if Path(wanted) in files:
        return
    others = [str(file) for file in files if file.suffix.lower() == NOTEBOOK]
    if len(others) == 1:
        raise SubmissionError(f"the notebook is called {others[0]!r}. Rename it to {wanted}.")
    if others:
        raise SubmissionError(
            f"there is no {wanted}, but {', '.join(map(repr, others))}. Rename the right one to "
            f"{wanted}."
        )
    if files:
        raise SubmissionError(f"there is no {wanted}. Ask the student for the notebook.")
    raise SubmissionError(
        f"the folder is empty. Put {wanted} into it, or remove the folder if nothing was handed in."
    )


def _content(path: Path) -> str:
    size = path.stat().st_size
    again = "Ask the student to save it again and hand it in."
    if size == 0:
        raise SubmissionError(f"{path.name} is empty (0 bytes): the upload failed. {again}")
    if size > MAX_BYTES:
        raise SubmissionError(
            f"{path.name} has {size / 1e6:.0f} MB, more than the {MAX_BYTES / 1e6:.0f} MB that are "
            "read. Open it, clear all outputs, save it."
        )
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SubmissionError(
            f"{path.name} is not a notebook: it is not text in UTF-8 (byte {error.start}). {again}"
        ) from error


def _parse(content: str) -> tuple[NotebookNode, list[str]]:
    again = "Ask the student for the notebook as JupyterLab saves it."
    try:
        raw = json.loads(content)
    except json.JSONDecodeError as error:
        raise SubmissionError(
            f"the file is not JSON, as a notebook is: {error.msg} in line {error.lineno}. {again}"
        ) from error
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, or brackets in brackets thousands deep.
        raise SubmissionError(f"the file is JSON that no notebook has: {error}. {again}") from error
    if not isinstance(raw, dict) or "nbformat" not in raw:
        raise SubmissionError(f"the file is JSON, but not a notebook. {again}")
    major = raw["nbformat"]
    if major == 3:
        return _rebuilt(_upgraded(content, raw)), [
            "the notebook is in an old format (nbformat 3); it was converted"
        ]
    if major != 4:
        raise SubmissionError(
            f"the notebook is in a format that cannot be read (nbformat {major!r}). Open it in "
            "JupyterLab, save it, and hand that file in."
        )
    return _rebuilt(raw), []


def _upgraded(content: str, raw: dict[str, Any]) -> dict[str, Any]:
    try:
        nbformat.validate(raw, version=3, version_minor=0)
        return _current(content)
    except (nbformat.ValidationError, AttributeError, KeyError, TypeError) as error:
        reason = str(error).strip().splitlines()[0]
        raise SubmissionError(
            f"the notebook is in an old format (nbformat 3) and broken: {reason}. Open it in "
            "JupyterLab, save it, and hand that file in."
        ) from error


def _current(content: str) -> dict[str, Any]:
    upgraded: dict[str, Any] = nbformat.reads(content, as_version=4)
    return upgraded


def _rebuilt(raw: dict[str, Any]) -> NotebookNode:
    cells = raw.get("cells")
    if not isinstance(cells, list):
        raise SubmissionError("the notebook has no list of cells. Ask the student for a whole one.")
    if len(cells) > MAX_CELLS:
        raise SubmissionError(
            f"the notebook has {len(cells)} cells, more than the {MAX_CELLS} that are read. Ask "
            "the student for one without the superfluous ones."
        )
    taken: set[str] = set()
    built = [_cell(cell, number, taken) for number, cell in enumerate(cells, start=1)]
    # All of it is validated at once here: cell by cell it would take ten times as long.
    notebook: NotebookNode = new_notebook(cells=nbformat.from_dict(built))
    return notebook


def _cell(raw: object, number: int, taken: set[str]) -> dict[str, Any]:
    broken = f"cell {number} of the notebook is broken"
    mend = "Open the notebook in JupyterLab, mend or delete that cell, save it."
    if not isinstance(raw, dict):
        raise SubmissionError(f"{broken}: it is not an object. {mend}")
    kind = raw.get("cell_type")
    if not isinstance(kind, str) or kind not in NEW_CELL:
        raise SubmissionError(f"{broken}: its type is {kind!r}. {mend}")
    source = raw.get("source")
    lines = [source] if isinstance(source, str) else source
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise SubmissionError(f"{broken}: it has no text. {mend}")
    cell = {
        "cell_type": kind,
        "id": _id(raw.get("id"), number, taken),
        "metadata": _metadata(raw.get("metadata")),
        "source": _storable("".join(lines)),
        **NEW_CELL[kind],
    }
    if kind != "code" and (attachments := _attachments(raw.get("attachments"))):
        cell["attachments"] = attachments
    return cell


def _id(given: object, number: int, taken: set[str]) -> str:
    """A cell's id: its own where that is one, else one that is the same in every run."""
    cell_id = given if isinstance(given, str) and CELL_ID.fullmatch(given) else None
    fresh = (f"submitted-{n}" for n in itertools.count(number))
    while cell_id is None or cell_id in taken:
        cell_id = next(fresh)
    taken.add(cell_id)
    return cell_id


def _metadata(given: object) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    if isinstance(given, dict):
        if isinstance(given.get("nbgrader"), dict):
            kept["nbgrader"] = given["nbgrader"]
        tags = given.get("tags")
        if isinstance(tags, list):
            texts = (_storable(tag) for tag in tags if isinstance(tag, str))
            kept["tags"] = [tag for tag in dict.fromkeys(texts) if tag and "," not in tag]
    return kept


def _attachments(given: object) -> dict[str, dict[str, str]]:
    if not isinstance(given, dict):
        return {}
    return {
        _storable(name): {_storable(kind): _storable(data) for kind, data in bundle.items()}
        for name, bundle in given.items()
        if isinstance(bundle, dict) and all(isinstance(data, str) for data in bundle.values())
    }


def _storable(text: str) -> str:
    """Text that UTF-8 can hold: JSON may spell half of a surrogate pair."""
    return text.encode("utf-8", "replace").decode()


def _check_timestamp(path: Path) -> None:
    if not path.exists():
        return
    text = path.read_bytes().decode("utf-8", "replace").strip()
    try:
        if text:  # nbgrader takes an empty one for none
            parse_utc(text)
    except (ValueError, OverflowError, TypeError) as error:
        raise SubmissionError(
            f"{TIMESTAMP} holds {text[:40]!r}, which is no time. Write when it was handed in, such "
            "as 2025-01-31 17:00:00 UTC, or remove that file."
        ) from error
