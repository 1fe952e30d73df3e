"""What the gradebook and the autograded notebooks hold of a section."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from nbformat import NotebookNode
from nbgrader.api import MissingEntry

from autograder.course import STATE, Course
from autograder.notebooks import read

# Under this key of an autograded notebook's metadata is how it came about.
STAMP: Final = "backprop"

# Relative to the course directory, as nbgrader's own folders are.
UNDER_WAY: Final = f"{STATE}/under_way"

# What nbgrader gives each test cell for its outputs; None where an instructor has to.
Scores: TypeAlias = dict[str, float | None]


@dataclass(frozen=True)
class Stamp:
    """How an autograded notebook came about; kept in its metadata.

    fingerprint: of all that its grades depend on. changes: by test cell, what the student had
    changed in it. notes: what else was put right. scores: as the gradebook got them.
    """

    fingerprint: str
    changes: dict[str, tuple[str, ...]]
    notes: tuple[str, ...]
    scores: Scores


@dataclass(frozen=True)
class CellGrade:
    """A cell's grade in the gradebook. auto: for its outputs. manual: by an instructor, if any."""

    auto: float | None
    manual: float | None
    points: float


@dataclass(frozen=True)
class Grades:
    """What the gradebook holds of a student's submission.

    cells: a grade for each test cell. comments: by solution cell, an instructor's or nbgrader's.
    """

    cells: dict[str, CellGrade]
    comments: dict[str, str]
    late_penalty: float
    extension: str

    @property
    def scores(self) -> Scores:
        """What the cells got for their outputs."""
        return {name: grade.auto for name, grade in self.cells.items()}

    @property
    def points(self) -> float:
        """All points, less what comes off for being late."""
        return sum(grade.points for grade in self.cells.values()) - self.late_penalty


@dataclass(frozen=True)
class Recorded:
    """What the gradebook holds of a section: when it was due, and the grades by student."""

    due: str
    students: dict[str, Grades]


@contextmanager
def under_way(course: Course) -> Iterator[Path]:
    """The directory UNDER_WAY, empty; what a run left there that was cut off is removed."""
    folder = course.root / UNDER_WAY
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def autograded_folder(course: Course, section: str, student: str) -> Path:
    """Where nbgrader keeps what a student's submission became when it was graded."""
    return course.folder("autograded") / student / section


def autograded_notebook(course: Course, section: str, student: str) -> NotebookNode | None:
    """The notebook under autograded/; None when there is none, or none that can be read."""
    path = autograded_folder(course, section, student) / f"{section}.ipynb"
    try:
        return read(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, AttributeError):
        return None


def read_stamp(notebook: NotebookNode) -> Stamp | None:
    """An autograded notebook's stamp; None when nbgrader made the notebook without us."""
    match notebook.metadata.get(STAMP):
        case {
            "fingerprint": str(fingerprint),
            "changes": dict(changes),
            "notes": list(notes),
            "scores": dict(scores),
        } if all(isinstance(what, list) for what in changes.values()):
            texts = {str(name): tuple(map(str, what)) for name, what in changes.items()}
            return Stamp(fingerprint, texts, tuple(map(str, notes)), dict(scores))
    return None


def read_gradebook(course: Course, section: str) -> Recorded:
    """What the gradebook holds of a section; nothing when it does not know it.

    Raises:
        UsageError: the gradebook cannot be read.
    """
    with course.gradebook() as gradebook:
        try:
            assignment = gradebook.find_assignment(section)
        except MissingEntry:
            return Recorded("", {})
        return Recorded(
            str(assignment.duedate or ""),
            {one.student.id: _grades(one, section) for one in assignment.submissions},
        )


def _grades(submission: Any, section: str) -> Grades:
    notebook = next((one for one in submission.notebooks if one.name == section), None)
    if notebook is None:
        return Grades({}, {}, 0.0, "")
    cells = {
        grade.name: CellGrade(grade.auto_score, grade.manual_score, grade.score)
        for grade in notebook.grades
    }
    comments = {one.name: one.comment for one in notebook.comments if one.comment}
    late_penalty = notebook.late_submission_penalty or 0.0
    return Grades(cells, comments, late_penalty, str(submission.extension or ""))
