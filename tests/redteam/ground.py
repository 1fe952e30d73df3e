"""The ground on which attacks are tried: a notebook with two exercises, and what must hold after.

A hostile notebook attacks the exercise `f`; its other exercise, `g`, is right. After it an honest
notebook is graded in the same process, with the same sandbox if that is still in use.
"""

import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psutil
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.utils import determine_grade

from autograder import execute as engine
from autograder.execute import Run, execute
from autograder.notebooks import read, write

SETTINGS: Final[dict[str, Any]] = {
    "Execute": {"timeout": 1},
    "Limits": {
        "notebook_seconds": 60,
        "memory_mb": 300,
        "processes": 24,
        "open_files": 96,
        "file_mb": 4,
        "disk_mb": 12,
        "files": 500,
        "output_mb": 2,
    },
}

IMPORTS: Final = "import numpy as np"

RIGHT_F: Final = "def f(x):\n    return x * x"
RIGHT_G: Final = """\
class G:
    def forward(self, x):
        self.x = x
        return x + 1
    def backward(self, dout):
        return dout * np.ones_like(self.x)
"""

TEST_F: Final = """\
x = np.random.default_rng().normal(size=(3, 4))
expected = x * x
np.testing.assert_allclose(f(x), expected)
### BEGIN HIDDEN TESTS
assert f(5) == 25
### END HIDDEN TESTS
"""
TEST_G: Final = """\
layer = G()
inputs = np.random.default_rng().normal(size=5)
np.testing.assert_allclose(layer.forward(inputs), inputs + 1)
np.testing.assert_allclose(layer.backward(3.0), np.full(5, 3.0))
"""

POINTS_F: Final = 2.0
POINTS_G: Final = 1.0

# What no submission may ever see. It is in a file, in the environment, and in this process.
SECRET: Final = "the-answer-is-6e4a1f"


@dataclass(frozen=True)
class Attack:
    """One hostile submission.

    kind, name: which attack it is. source: the cell that answers the exercise f. test: the cell
    that grades it. before: cells before it. goes_on: whether it goes on in the background, or has
    replaced what runs its own notebook: then it may harm that, its other exercise too. around: a
    context for it, that gives what `{there}` in the source stands for.
    """

    kind: str
    name: str
    source: str
    test: str = TEST_F
    before: tuple[str, ...] = ()
    goes_on: bool = False
    around: Callable[[], AbstractContextManager[Any]] = nullcontext

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}".replace(" ", "-")


@dataclass(frozen=True)
class Outcome:
    """What became of an attack.

    gained: points for the attacked exercise. harm: what it has done, in words. seconds: how long it
    took, by the clock. cells: the graded notebook's.
    """

    gained: float
    harm: tuple[str, ...]
    seconds: float
    cells: list[NotebookNode]


def _cell(source: str, name: str, **known: Any) -> NotebookNode:
    metadata = {"grade": False, "solution": False, "locked": False, "task": False, **known}
    metadata |= {"grade_id": name, "schema_version": 3}
    cell: NotebookNode = new_code_cell(source, id=name, metadata={"nbgrader": metadata})
    return cell


def notebook(source: str, test: str = TEST_F, before: tuple[str, ...] = ()) -> NotebookNode:
    """A submission, restored from its source: its cell for the exercise f, and the test of it."""
    made: NotebookNode = new_notebook(
        cells=[
            new_code_cell(IMPORTS, id="imports"),
            *[new_code_cell(text, id=f"before-{place}") for place, text in enumerate(before)],
            _cell(source, "f", solution=True),
            _cell(test, "f__value", grade=True, locked=True, points=POINTS_F),
            _cell(RIGHT_G, "G", solution=True),
            _cell(TEST_G, "G__value", grade=True, locked=True, points=POINTS_G),
        ]
    )
    return made


def run(made: NotebookNode, hidden: Path) -> list[NotebookNode]:
    """The cells after a run. hidden: a directory that is not to be seen."""
    text = write(made)
    done = execute(Run("mallory", text, SETTINGS, IMPORTS, hidden=(str(hidden),)))
    return list(read(done).cells)


def points(cells: list[NotebookNode]) -> dict[str, float]:
    """The points of each test cell, as nbgrader gives them."""
    return {
        cell.metadata.nbgrader.grade_id: determine_grade(cell)[0]
        for cell in cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    }


def attack(one: Attack, course: Path) -> Outcome:
    """Try an attack. course: a directory with files that must stay as they are, and unseen."""
    before = _files(course)
    others = {process.pid for process in _children()}
    begun = time.monotonic()
    with one.around() as there:
        source = one.source.replace("{course}", str(course)).replace("{there}", str(there))
        cells = run(notebook(source, one.test, one.before), course)
    seconds = time.monotonic() - begun
    found = points(cells)
    harm = []
    if found["G__value"] != POINTS_G and not one.goes_on:
        harm.append(f"the other exercise has {found['G__value']} of {POINTS_G} points")
    if SECRET in str([cell.get("outputs") for cell in cells]):
        harm.append("it has seen what it may not see")
    if _files(course) != before:
        harm.append("it has written outside its sandbox")
    harm += _left(others)
    honest = points(run(notebook(RIGHT_F), course))
    if honest != {"f__value": POINTS_F, "G__value": POINTS_G}:
        harm.append(f"the next submission has {honest}")
    return Outcome(found["f__value"], tuple(harm), seconds, cells)


def _files(course: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(course.rglob("*"))
        if path.is_file()
    }


def _children() -> list[psutil.Process]:
    return list(psutil.Process(os.getpid()).children(recursive=True))


def _left(others: set[int]) -> list[str]:
    """What is left of a submission that is over. others: processes that were there before."""
    left = []
    ours = set(others)
    for sandbox in engine._sandboxes:
        if not sandbox.lives():  # it answers when the worker for the next submission is there
            left.append("the sandbox does not answer")
        if sandbox.files() != (0, 0):
            left.append(f"files are left: {sandbox.files()}")
        processes = sandbox.processes()
        ours |= {process.pid for process in processes} | {sandbox._process.pid}
        # bubblewrap's, the zygote, and that worker.
        if len(processes) != 3:
            left.append(f"processes are left: {processes}")
    for process in _children():
        with process.oneshot():
            if process.pid not in ours and process.status() != psutil.STATUS_ZOMBIE:
                left.append(f"a process is left: {process}")
    return left
