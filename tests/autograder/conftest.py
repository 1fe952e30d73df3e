"""A tiny course to grade, and ways to grade it: with the command, or in this process, fast."""

import copy
import json
import os
import signal
import subprocess
import sys
import sysconfig
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import nbgrader.api
import pytest
import sqlalchemy.event
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from autograder import batch
from autograder.course import Course, open_course
from autograder.execute import Run
from autograder.notebooks import read, write
from autograder.release import Assignment, assignment

SECTION = "01_tiny"

CHECKS = """\
class CheckFailed(AssertionError):
    pass


def same(what, got, expected, code):
    if got != expected:
        raise CheckFailed(f"{what} is wrong. [{code}]\\n  expected  {expected}\\n  got       {got}")
"""

DOUBLE = '''\
def double(x):
    """Return 2·x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
'''

SQUARE = """\
class Square:
    def forward(self, x):
        ### BEGIN SOLUTION
        self.x = x
        return x * x
        ### END SOLUTION

    def backward(self, dout):
        ### BEGIN SOLUTION
        return 2 * self.x * dout
        ### END SOLUTION
"""

TEST_DOUBLE = """\
same("double(2)", double(2), 4, "missing-factor")
### BEGIN HIDDEN TESTS
same("double(secret)", double(5), 10, "missing-factor")
### END HIDDEN TESTS
"""

TEST_FORWARD = """\
same("Square().forward(3)", Square().forward(3), 9, "unknown")
"""

TEST_BACKWARD = """\
square = Square()
square.forward(3)
same("Square().backward(1)", square.backward(1), 6, "missing-factor")
### BEGIN HIDDEN TESTS
same("Square().backward(secret)", square.backward(7), 42, "ignores-upstream")
### END HIDDEN TESTS
"""

# The test cells with their points: whole numbers, and one that is not.
POINTS = {"double__value": 2.0, "Square__forward": 1.0, "Square__backward": 2.5}


def nbgrader_cell(source: str, name: str, **known: Any) -> NotebookNode:
    """A code cell with nbgrader's metadata."""
    metadata = {"grade": False, "solution": False, "locked": False, "task": False, **known}
    metadata |= {"grade_id": name, "schema_version": 3}
    cell: NotebookNode = new_code_cell(
        source.rstrip("\n"), id=name, metadata={"nbgrader": metadata}
    )
    return cell


def tiny_source() -> NotebookNode:
    """The instructors' notebook: two exercises, three test cells, a read-only cell."""

    def test(source: str, name: str) -> NotebookNode:
        return nbgrader_cell(source, name, grade=True, locked=True, points=POINTS[name])

    notebook: NotebookNode = new_notebook(
        cells=[
            new_markdown_cell("# A tiny section\nTwo exercises: $2x$ and $x^2$.", id="title"),
            new_code_cell("import math", id="imports"),
            nbgrader_cell(CHECKS, "checks", locked=True),
            new_markdown_cell("## 1 double", id="double-task"),
            nbgrader_cell(DOUBLE, "double", solution=True),
            test(TEST_DOUBLE, "double__value"),
            new_markdown_cell("## 2 Square", id="Square-task"),
            nbgrader_cell(SQUARE, "Square", solution=True),
            test(TEST_FORWARD, "Square__forward"),
            test(TEST_BACKWARD, "Square__backward"),
            new_markdown_cell("Done.", id="done"),
        ],
        metadata={
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}
        },
    )
    return notebook


def cell_of(notebook: NotebookNode, name: str) -> NotebookNode:
    """The cell with a grade_id."""
    found: NotebookNode = next(
        cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == name
    )
    return found


RIGHT_DOUBLE = "def double(x):\n    return x + x"
RIGHT_SQUARE = (
    "class Square:\n"
    "    def forward(self, x):\n"
    "        self.x = x\n"
    "        return x ** 2\n"
    "    def backward(self, dout):\n"
    "        return 2 * self.x * dout"
)


@dataclass
class TinyCourse:
    """A course directory with the tiny section."""

    root: Path
    made: Assignment

    @property
    def source(self) -> Path:
        return self.root / "source" / SECTION / f"{SECTION}.ipynb"

    def open(self) -> Course:
        return open_course(self.root)

    def assignment(self) -> Assignment:
        return assignment(self.open(), SECTION, register=True)

    def released(self) -> NotebookNode:
        """The students' version."""
        return copy.deepcopy(self.made.released)

    def answered(self, double: str = RIGHT_DOUBLE, square: str = RIGHT_SQUARE) -> NotebookNode:
        """The students' version with answers in it."""
        notebook = self.released()
        cell_of(notebook, "double").source = double
        cell_of(notebook, "Square").source = square
        return notebook

    def folder(self, student: str) -> Path:
        return self.root / "submitted" / student / SECTION

    def submit(self, student: str, content: NotebookNode | dict[str, Any] | str | bytes) -> Path:
        """Put a notebook, or whatever else, where a student's notebook belongs."""
        path = self.folder(student) / f"{SECTION}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, NotebookNode):
            content = write(content)
        elif isinstance(content, dict):
            content = json.dumps(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def autograded(self, student: str) -> Path:
        return self.root / "autograded" / student / SECTION / f"{SECTION}.ipynb"

    def backprop(self, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
        """Run the command as a person would, without the environment being activated."""
        return backprop(*arguments, cwd=self.root, **options)

    def nbgrader(self, *arguments: str) -> None:
        """Run nbgrader's own command, as it runs in an environment that is active."""
        scripts = sysconfig.get_path("scripts")
        done = subprocess.run(
            [str(Path(scripts, "nbgrader")), *arguments],
            cwd=self.root,
            env=os.environ | {"PATH": f"{scripts}{os.pathsep}{os.defpath}"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    def grade_here(self, *, force: bool = False, **executes: Any) -> batch.Batch:
        """Grade everything in this process, without kernels."""
        course = self.open()
        students = batch.handed_in(course, SECTION)
        with course.working():
            return batch.grade(
                course,
                assignment(course, SECTION, register=True),
                students,
                make_executor=executes.get("make_executor", InThisProcess),
                at_once=executes.get("at_once", 1),
                force=force,
                progress=no_progress,
            )


def no_progress(student: str, outcome: str, done: int, total: int) -> None:
    """Say nothing."""


def backprop(*arguments: str, cwd: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the command in a directory. Its environment has no way to find the scripts by name."""
    script = Path(sysconfig.get_path("scripts"), "backprop")
    environment = os.environ | {"PATH": os.defpath, "COLUMNS": "120"}
    return subprocess.run(
        [str(script), *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        **options,
    )


class InThisProcess(Executor):
    """Runs each notebook at once, here, cell by cell with `exec`."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(execute_here(*args, **kwargs))
        return future


def execute_here(run: Run) -> str:
    """What `execute.execute` does, without a kernel."""
    notebook = read(run.notebook)
    names: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type != "code":
            continue
        cell.execution_count = number
        try:
            exec(compile(cell.source, f"cell {number}", "exec"), names)  # noqa: S102
        except Exception as error:  # noqa: BLE001 - a student's code can raise anything
            lines = traceback.format_exception(error)
            cell.outputs = [
                new_output("error", ename=type(error).__name__, evalue=str(error), traceback=lines)
            ]
    return write(notebook)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """nbgrader's own use of SQLAlchemy warns; that is not ours to mend."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"))


@pytest.fixture(scope="session", autouse=True)
def fast_gradebooks() -> Iterator[None]:
    """Gradebooks that do not outlive a power cut, which no test makes.

    For each new one nbgrader also starts a program to ask for a number; once is enough.
    """

    def do_not_wait_for_the_disk(connection: Any, _: object) -> None:
        connection.execute("PRAGMA synchronous = OFF")

    sqlalchemy.event.listen(sqlalchemy.Engine, "connect", do_not_wait_for_the_disk)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nbgrader.api, "get_alembic_version", cache(nbgrader.api.get_alembic_version))
        yield
    sqlalchemy.event.remove(sqlalchemy.Engine, "connect", do_not_wait_for_the_disk)


def lay_out(root: Path) -> None:
    """Make a course directory with the tiny section in it, and nobody's submission."""
    source = root / "source" / SECTION / f"{SECTION}.ipynb"
    source.parent.mkdir(parents=True)
    source.write_text(write(tiny_source()), encoding="utf-8")
    config = ["c = get_config()", 'c.CourseDirectory.release_directory = "release/en"']
    (root / "nbgrader_config.py").write_text("\n".join(config) + "\n", encoding="utf-8")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    """The tiny section's notebook in nbgrader's two forms."""
    root = tmp_path_factory.mktemp("made")
    lay_out(root)
    return assignment(open_course(root), SECTION, register=False)


@pytest.fixture
def tiny(tmp_path: Path, made: Assignment) -> TinyCourse:
    """A course directory with the tiny section."""
    lay_out(tmp_path)
    return TinyCourse(tmp_path, made)


@pytest.fixture(scope="session")
def kit() -> ModuleType:
    """This module: what is in it helps to write tests."""
    return sys.modules[__name__]


def add_settings(tiny: TinyCourse, lines: Sequence[str]) -> None:
    """Add lines to the course's nbgrader_config.py."""
    path = tiny.root / "nbgrader_config.py"
    path.write_text(path.read_text(encoding="utf-8") + "\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture(autouse=True)
def ctrl_c_counts():
    """Ctrl-C interrupts, here and in what a test starts, also where the test run itself ignores it.

    A shell starts background jobs with SIGINT ignored, and children inherit that.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
