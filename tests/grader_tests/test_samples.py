"""The checks judge every sample as its file says: points, and the code of what went wrong.

Run as a program, this file judges one aspect of one sample and prints the verdict: so the samples
that hang or end their process are judged in a process of their own.
"""

import contextlib
import functools
import io
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import matplotlib
import matplotlib.pyplot as plt
import nbformat
import pytest

import helpers
from grader_tests import CheckFailed, check, check_hidden
from samples import Sample, load_samples, read_sample

ROOT = Path(__file__).parents[2]
# How often the hidden part is run with fresh inputs. A robust check draws ten times as many.
REPEATS = {"forward": 12, "backward": 12, "value": 12, "robust": 4}
# How long a sample that must hang is watched. Judging one that does not takes some 0.02 s.
WATCHED_S = 0.5
PATIENCE_S = 120.0

# Training takes seconds, and one that nearly succeeds is tried up to five times.
LONG: Final = {"train": 1}

Namespace = dict[str, Any]
# Stands among the names when the sample's cell raised an error; no code can have this name.
CELL_RAISED: Final = "the cell raised"


def run_cell(sample: Sample, namespace: Namespace) -> None:
    """Run a sample as a notebook would run its cell: figures are drawn, warnings do not stop it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(sample.source, sample.name, "exec"), namespace)  # noqa: S102 - our own samples
    plt.close("all")


@functools.cache
def cells_above(section: str, exercise: str) -> Namespace:
    """The names that a notebook has when it comes to an exercise: the others hold right solutions.

    The cells are the source notebook's, without its test cells.
    """
    notebook = nbformat.read(ROOT / "source" / section / f"{section}.ipynb", as_version=4)
    functions = {name: getattr(helpers, name) for name in helpers.__all__}
    namespace: Namespace = {"__name__": "__main__", **functions}
    for cell in notebook.cells:
        marks = cell.metadata.get("nbgrader", {})
        if marks.get("grade_id") == exercise:
            return namespace
        if cell.cell_type == "code" and not marks.get("grade"):
            exec(cell.source, namespace)  # noqa: S102 - our own notebook
    raise AssertionError(f"{section} has no exercise {exercise}")


def notebook_of(sample: Sample) -> Namespace:
    """The names of a notebook after the sample's cell."""
    namespace = dict(cells_above(sample.section, sample.exercise))
    try:
        run_cell(sample, namespace)
    except Exception:
        # The test cells come all the same. What the cell did not get to is not defined.
        if sample.right:
            raise
        namespace[CELL_RAISED] = True
    return namespace


def verdict(
    judge: Callable[..., None], sample: Sample, aspect: str, names: Namespace
) -> str | None:
    """The code of a failed check, None if it passes.

    Where the exercise's name is not defined, its cell raised an error or holds something else.
    """
    if sample.exercise not in names:
        return "raised" if CELL_RAISED in names else "not-implemented"
    try:
        judge(f"{sample.exercise}__{aspect}", names[sample.exercise])
    except CheckFailed as failure:
        return failure.code
    return None


def cell_verdict(sample: Sample, aspect: str) -> str | None:
    """What a test cell says: its visible part, and its hidden part if that passes."""
    names = notebook_of(sample)
    visible = verdict(check, sample, aspect, names)
    return visible or verdict(check_hidden, sample, aspect, names)


matplotlib.use("agg")
SAMPLES = load_samples()
CASES = [(sample, aspect) for sample in SAMPLES for aspect in sample.points]
IN_PROCESS = [case for case in CASES if not case[0].runs_in_kernel_only]
OUT_OF_PROCESS = [case for case in CASES if case[0].runs_in_kernel_only]


CELLS = sorted({(sample.section, sample.exercise, aspect) for sample, aspect in IN_PROCESS})


def ids(cases: list[tuple[Sample, str]]) -> list[str]:
    return [f"{sample.exercise}-{sample.name}-{aspect}" for sample, aspect in cases]


@pytest.mark.parametrize(("section", "exercise", "aspect"), CELLS)
def test_samples_score_what_their_files_say_whatever_the_inputs(section, exercise, aspect):
    repeats = LONG.get(exercise, REPEATS[aspect])
    wrong = {}
    for sample, one in IN_PROCESS:
        if (sample.section, sample.exercise, one) != (section, exercise, aspect):
            continue
        names = notebook_of(sample)
        verdicts = {cell_verdict(sample, aspect)}
        verdicts |= {verdict(check_hidden, sample, aspect, names) for _ in range(repeats)}
        if verdicts != {sample.misconceptions.get(aspect)}:
            wrong[sample.name] = verdicts
    assert wrong == {}


@pytest.mark.parametrize(("sample", "aspect"), OUT_OF_PROCESS, ids=ids(OUT_OF_PROCESS))
def test_sample_that_hangs_or_crashes_does_so(sample: Sample, aspect: str):
    expected = sample.misconceptions.get(aspect)
    watched = WATCHED_S if expected == "timeout" else PATIENCE_S
    found, told = verdict_in_a_process(sample, aspect, watched)
    assert found == expected, told


READY, VERDICT = "ready to judge", "the verdict is "


def verdict_in_a_process(sample: Sample, aspect: str, watched: float) -> tuple[str | None, str]:
    """The verdict of a process that judges one test cell, and how the process ended."""
    command = [sys.executable, "-X", "utf8", __file__, str(sample.path), aspect]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        # Imports are not counted.
        assert process.stdout.readline().strip() == READY, process.communicate()
        try:
            printed, errors = process.communicate(timeout=watched)
        except subprocess.TimeoutExpired:
            process.kill()
            return "timeout", f"still running after {watched} s"
    told = f"exit status {process.returncode}\n{printed}\n{errors}"
    lines = [line for line in printed.splitlines() if line.startswith(VERDICT)]
    if process.returncode != 0 or not lines:
        return "crashed", told
    code = lines[-1].removeprefix(VERDICT)
    return None if code == str(None) else code, told


if __name__ == "__main__":
    chosen = read_sample(Path(sys.argv[1]))
    print(READY, flush=True)
    with contextlib.redirect_stdout(io.StringIO()):
        found = cell_verdict(chosen, sys.argv[2])
    print(f"{VERDICT}{found}")
