"""What failed checks say of every wrong sample: all that helps, and no solution."""

import contextlib
import io
import re
from pathlib import Path

import nbformat
import pytest

from grader_tests import CHECKS, CheckFailed, check, check_hidden
from samples import load_samples
from tests.judge.cells import CELL_RAISED, Solution, notebook_of

ROOT = Path(__file__).parents[2]
SECTIONS = sorted({one.section for one in CHECKS.values()})
# Shorter lines ("else:", "return y") are everyday words of Python.
LINE = 12


def squeezed(text):
    """Text without its spaces: a line may be indented or wrapped in another way."""
    return re.sub(r"\s+", "", text)


def solution_lines():
    """Every line of a solution in the source notebooks, without its spaces."""
    lines = set()
    for section in SECTIONS:
        path = ROOT / "source" / section / f"{section}.ipynb"
        for cell in nbformat.read(path, as_version=4).cells:
            for part in re.findall(r"### BEGIN SOLUTION(.*?)### END SOLUTION", cell.source, re.S):
                lines |= {squeezed(line) for line in part.splitlines()}
    return {line for line in lines if len(line) >= LINE}


SOLUTION_LINES = solution_lines()
WRONG = [s for s in load_samples() if not s.right and not s.runs_in_kernel_only]
EXERCISES = sorted({s.exercise for s in WRONG} - {"train"})


def failures(sample):
    """The failed checks of a sample: visible, and hidden."""
    names = notebook_of(Solution(sample.section, sample.exercise, sample.name, sample.source))
    if CELL_RAISED in names or sample.exercise not in names:
        return
    for aspect in sample.misconceptions:
        for judge in (check, check_hidden):
            try:
                with contextlib.redirect_stdout(io.StringIO()):
                    judge(f"{sample.exercise}__{aspect}", names[sample.exercise])
            except CheckFailed as failure:
                yield failure


def test_there_are_solutions_to_look_for():
    assert len(SOLUTION_LINES) > 80
    assert squeezed('return {"W": z.T @ delta, "b": delta.sum(axis=0), "z": delta @ W.T}') in (
        SOLUTION_LINES
    )


@pytest.mark.parametrize("exercise", EXERCISES)
def test_messages_help_and_show_no_solution(exercise):
    for sample in (s for s in WRONG if s.exercise == exercise):
        for failure in failures(sample):
            details, told = failure.details, (sample.name, str(failure))
            # A student's own line may be that of a solution: it is not we who show it.
            text = squeezed(str(failure).partition("in your line:")[0])
            assert not [line for line in SOLUTION_LINES if line in text], told
            assert len(str(failure)) < 2500, told
            assert failure.headline.startswith((exercise, "predict")), told
            # What is known of a mistake is said in words.
            if failure.code not in {"unknown", "wrong-shape", "wrong-keys", "not-finite"}:
                assert details.why or failure.code == "not-implemented", told
            if failure.code not in {"not-implemented", "raised"}:
                assert details.read or details.got or details.why, told
            if details.read:
                assert details.read.startswith("Lecture "), told
