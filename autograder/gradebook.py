"""What was run, recorded by nbgrader; what is recorded, read back.

nbgrader's own Autograde does the recording: grades, "No response." comments, late penalties, the
notebook under autograded/. Only its Execute is left out, since the notebook has been run already.
Autograde works on copies in a directory of ours; the finished notebook then replaces the last one,
so that whatever fails on the way leaves the last one as it was.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from nbformat import NotebookNode
from nbgrader.api import MissingEntry
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute
from nbgrader.utils import determine_grade, is_grade

from autograder import nbgrader_run
from autograder.course import STATE, Course
from autograder.files import mirror
from autograder.notebooks import read, write
from autograder.preprocessor import ExecuteInSandbox
from autograder.submission import Submission

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


def record(
    course: Course,
    section: str,
    submission: Submission,
    restored: NotebookNode,
    executed: NotebookNode,
    stamp: Callable[[Scores], Stamp],
) -> None:
    """Record a submission that was run: its grades, and its notebook under autograded/.

    restored: the notebook before it was run. executed: after. stamp: makes the stamp, given the
    scores that nbgrader gives.

    Raises:
        NbgraderError: nbgrader could not. The notebook under autograded/ is as it was.
        OSError: a file cannot be read or written.
    """
    student = submission.student
    with under_way(course) as folder:
        submitted = folder / "submitted" / student / section
        for file in (*submission.files, Path(f"{section}.ipynb")):
            (submitted / file).parent.mkdir(parents=True, exist_ok=True)
        for file in submission.files:
            shutil.copyfile(submission.folder / file, submitted / file)
        (submitted / f"{section}.ipynb").write_text(write(restored), encoding="utf-8")
        _autograde(course, section, student, executed, stamp)
        made = folder / "autograded" / student / section
        mirror(autograded_folder(course, section, student), made, last=f"{section}.ipynb")


def _autograde(
    course: Course,
    section: str,
    student: str,
    executed: NotebookNode,
    stamp: Callable[[Scores], Stamp],
) -> None:
    def hand_over(_: NotebookNode, resources: object) -> tuple[NotebookNode, object]:
        return executed, resources

    def put_stamp(notebook: NotebookNode, resources: object) -> tuple[NotebookNode, object]:
        graded = [cell for cell in notebook.cells if is_grade(cell)]
        scores = {cell.metadata.nbgrader["grade_id"]: determine_grade(cell)[0] for cell in graded}
        notebook.metadata[STAMP] = asdict(stamp(scores))
        return notebook, resources

    directory = course.directory(
        submitted_directory=f"{UNDER_WAY}/submitted",
        autograded_directory=f"{UNDER_WAY}/autograded",
    )
    converter = Autograde(coursedir=directory, parent=course.app)
    steps = converter.autograde_preprocessors
    converter.autograde_preprocessors = [
        *(hand_over if _is_execute(step) else step for step in steps),
        put_stamp,
    ]
    nbgrader_run.run(converter, directory.submitted_directory, student, section)


def _is_execute(step: object) -> bool:
    ours = f"{ExecuteInSandbox.__module__}.{ExecuteInSandbox.__name__}"
    return step is Execute or step in (f"{Execute.__module__}.{Execute.__name__}", ours)


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
