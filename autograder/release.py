"""The instructors' notebook -> the students' version, and what grading needs to know of it.

nbgrader's own pipeline does the work (solutions cut out, hidden tests cut out, checksums, the
assignment in the gradebook). We run it into an empty directory and then bring the release folder up
to date, so that a run that fails leaves the last release as it was.
"""

import copy
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import SaveCells
from nbgrader.utils import is_grade

from autograder import nbgrader_run
from autograder.course import Course
from autograder.errors import UsageError
from autograder.files import mirror
from autograder.notebooks import read
from autograder.stubs import with_open_values


@dataclass(frozen=True)
class TestCell:
    """A cell that is worth points: its grade_id, the exercise it belongs to, its points."""

    name: str
    max_points: float

    @property
    def exercise(self) -> str:
        """The part of the name before the last "__"; the whole name when it has none."""
        return self.name.rpartition("__")[0] or self.name


@dataclass(frozen=True)
class Assignment:
    """A section's notebook in the two forms that nbgrader makes of the source.

    master: solutions cut out, all tests in place. released: hidden tests cut out as well. Both have
    the same cells in the same order.
    """

    section: str
    master: NotebookNode
    released: NotebookNode

    def test_cells(self) -> list[TestCell]:
        """The cells that are worth points, in the notebook's order."""
        graded = (cell.metadata.nbgrader for cell in self.master.cells if is_grade(cell))
        return [TestCell(meta["grade_id"], float(meta["points"])) for meta in graded]


def release(course: Course, section: str) -> list[Path]:
    """Make a section's students' version, and enter the assignment in the gradebook.

    Returns the files that changed; none when the release was up to date.

    Raises:
        UsageError: nbgrader cannot make it; the last release is as it was.
    """
    with _generated(course, section, register=True) as (_, folder):
        return mirror(course.folder("release") / section, folder)


def assignment(course: Course, section: str, *, register: bool) -> Assignment:
    """A section's notebook as grading needs it, made from the source of this moment.

    With `register`, the gradebook knows the assignment afterwards, as the source has it now.

    Raises:
        UsageError: nbgrader cannot make it, or the gradebook holds submissions that do not fit.
    """
    with _generated(course, section, register=register) as (master, folder):
        released = read((folder / f"{section}.ipynb").read_text(encoding="utf-8"))
        return Assignment(section, master, released)


@contextmanager
def _generated(
    course: Course, section: str, *, register: bool
) -> Iterator[tuple[NotebookNode, Path]]:
    """Run nbgrader's pipeline into a temporary directory; gives the master and the folder made."""
    _check_source(course, section)
    if register:
        with course.gradebook():
            pass  # What is wrong with a gradebook is said here, not as a fault of the notebook.
    masters: list[NotebookNode] = []

    def keep(notebook: NotebookNode, resources: object) -> tuple[NotebookNode, object]:
        masters.append(copy.deepcopy(notebook))
        return notebook, resources

    with tempfile.TemporaryDirectory() as temporary:
        directory = course.directory(release_directory=temporary)
        converter = GenerateAssignment(coursedir=directory, parent=course.app)
        converter.no_database = not register
        steps = with_open_values(converter.preprocessors)
        converter.preprocessors = _keeping(steps, keep, register=register)
        try:
            nbgrader_run.run(converter, directory.source_directory, ".", section)
        except nbgrader_run.NbgraderError as error:
            raise UsageError(_why_not(course, section, str(error))) from error
        yield masters[0], Path(temporary) / section


def _check_source(course: Course, section: str) -> None:
    folder = course.folder("source") / section
    others = sorted(path.name for path in folder.glob("*.ipynb") if path.stem != section)
    if others:
        raise UsageError(
            f"{course.shown(folder)}/ must hold one notebook, {section}.ipynb. It also holds "
            f"{', '.join(others)}: move that elsewhere."
        )


def _keeping(preprocessors: list[object], keep: object, *, register: bool) -> list[object]:
    """nbgrader's list with `keep` put where hidden tests are still in and checksums are known."""
    names = [getattr(one, "__name__", str(one)).rpartition(".")[2] for one in preprocessors]
    if SaveCells.__name__ not in names:
        raise UsageError(
            "nbgrader_config.py sets GenerateAssignment.preprocessors without SaveCells. Without "
            "it no assignment reaches the gradebook: put it back, or remove that setting."
        )
    place = names.index(SaveCells.__name__)
    save = [preprocessors[place]] if register else []
    return [*preprocessors[:place], *save, keep, *preprocessors[place + 1 :]]


def _why_not(course: Course, section: str, reason: str) -> str:
    if "submissions associated" in reason:
        return (
            f"cells were added to or removed from source/{section} since it was first graded, and "
            "the gradebook cannot follow that without dropping the grades. Take the change back, "
            f"or keep a copy of the gradebook and run: nbgrader db assignment remove {section} "
            "--force. Then grade again."
        )
    return (
        f"nbgrader cannot make the students' version of {section}: {reason}. Mend the source "
        f"notebook. Details: {course.shown(course.log_file)}"
    )
