"""A solution in its notebook: its cell is run where the other cells hold right solutions."""

import contextlib
import functools
import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import matplotlib
import matplotlib.pyplot as plt
import nbformat

import helpers
from grader_tests import CHECKS, CheckFailed, check, check_hidden

ROOT: Final = Path(__file__).parents[2]
SECTIONS: Final = tuple(sorted({found.section for found in CHECKS.values()}))

Namespace = dict[str, Any]
# Stands among the names when the cell raised an error; no code can have this name.
CELL_RAISED: Final = "the cell raised"

# Figures that a solution draws open no window.
matplotlib.use("agg")


@dataclass(frozen=True)
class Solution:
    """The code of an exercise's cell, and a name for it."""

    section: str
    exercise: str
    name: str
    source: str

    @property
    def aspects(self) -> tuple[str, ...]:
        """The aspects of its exercise, in the order of the test cells."""
        return tuple(found.aspect for found in CHECKS.values() if found.exercise == self.exercise)


def reference_solutions(section: str) -> list[Solution]:
    """The solution cells of a section's source notebook, in their order."""
    return [
        Solution(section, cell.metadata.nbgrader.grade_id, "reference", cell.source)
        for cell in _cells(section)
        if cell.metadata.get("nbgrader", {}).get("solution")
    ]


@functools.cache
def cells_above(section: str, exercise: str) -> Namespace:
    """The names that a notebook has when it comes to an exercise: the others hold right solutions.

    The cells are the source notebook's, without its test cells.
    """
    functions = {name: getattr(helpers, name) for name in helpers.__all__}
    namespace: Namespace = {"__name__": "__main__", **functions}
    for cell in _cells(section):
        if cell.metadata.get("nbgrader", {}).get("grade_id") == exercise:
            return namespace
        exec(cell.source, namespace)  # noqa: S102 - our own notebook
    raise AssertionError(f"{section} has no exercise {exercise}")


@functools.cache
def _cells(section: str) -> list[Any]:
    """The code cells of a source notebook that are not test cells."""
    notebook = nbformat.read(ROOT / "source" / section / f"{section}.ipynb", as_version=4)
    return [
        cell
        for cell in notebook.cells
        if cell.cell_type == "code" and not cell.metadata.get("nbgrader", {}).get("grade")
    ]


def run_cell(solution: Solution, namespace: Namespace) -> None:
    """Run a solution as a notebook would: figures are drawn, warnings do not stop it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(solution.source, solution.name, "exec"), namespace)  # noqa: S102 - our own
    plt.close("all")


def notebook_of(solution: Solution) -> Namespace:
    """The names of a notebook after the solution's cell.

    The test cells come even if the cell raised an error; what it did not get to is not defined.
    """
    namespace = dict(cells_above(solution.section, solution.exercise))
    try:
        run_cell(solution, namespace)
    except Exception:  # noqa: BLE001 - wrong solutions may raise anything
        namespace[CELL_RAISED] = True
    return namespace


def verdict(judge: Callable[..., None], exercise: str, aspect: str, names: Namespace) -> str | None:
    """The code of a failed check, None if it passes.

    Where the exercise's name is not defined, its cell raised an error or holds something else.
    """
    if exercise not in names:
        return "raised" if CELL_RAISED in names else "not-implemented"
    try:
        judge(f"{exercise}__{aspect}", names[exercise])
    except CheckFailed as failure:
        return failure.code
    return None


def cell_verdict(solution: Solution, aspect: str) -> str | None:
    """What a test cell says: its visible part, and its hidden part if that passes."""
    names = notebook_of(solution)
    visible = verdict(check, solution.exercise, aspect, names)
    return visible or verdict(check_hidden, solution.exercise, aspect, names)


def in_silence(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function; what is printed on the way is thrown away."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return function(*arguments)
