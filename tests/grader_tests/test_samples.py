"""The checks judge every sample as its file says: points, and the code of what went wrong.

Run as a program, this file judges one aspect of one sample and prints the verdict: so the samples
that hang or end their process are judged in a process of their own.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from grader_tests import check_hidden
from samples import Sample, load_samples, read_sample
from tests.judge.cells import (
    CELL_RAISED,
    ROOT,
    Namespace,
    Solution,
    cell_verdict,
    in_silence,
    notebook_of,
    verdict,
)

# How often the hidden part is run with fresh inputs. A robust check draws ten times as many.
REPEATS = {"forward": 12, "backward": 12, "value": 12, "robust": 4}
# How long a sample that must hang is watched. Judging one that does not takes some 0.02 s.
WATCHED_S = 0.5
PATIENCE_S = 120.0

# Training takes seconds, and one that nearly succeeds is tried up to five times.
LONG: Final = {"train": 1}

SAMPLES = load_samples()
CASES = [(sample, aspect) for sample in SAMPLES for aspect in sample.points]
IN_PROCESS = [case for case in CASES if not case[0].runs_in_kernel_only]
OUT_OF_PROCESS = [case for case in CASES if case[0].runs_in_kernel_only]


CELLS = sorted({(sample.section, sample.exercise, aspect) for sample, aspect in IN_PROCESS})


def solution_of(sample: Sample) -> Solution:
    return Solution(sample.section, sample.exercise, sample.name, sample.source)


def names_after(sample: Sample) -> Namespace:
    """The names of a notebook after the sample's cell; the cell of a right one raises nothing."""
    names = notebook_of(solution_of(sample))
    assert not (sample.right and CELL_RAISED in names), sample.name
    return names


def ids(cases: list[tuple[Sample, str]]) -> list[str]:
    return [f"{sample.exercise}-{sample.name}-{aspect}" for sample, aspect in cases]


@pytest.mark.parametrize(("section", "exercise", "aspect"), CELLS)
def test_samples_score_what_their_files_say_whatever_the_inputs(section, exercise, aspect):
    repeats = LONG.get(exercise, REPEATS[aspect])
    wrong = {}
    for sample, one in IN_PROCESS:
        if (sample.section, sample.exercise, one) != (section, exercise, aspect):
            continue
        names = names_after(sample)
        verdicts = {cell_verdict(solution_of(sample), aspect)}
        verdicts |= {verdict(check_hidden, exercise, aspect, names) for _ in range(repeats)}
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
    found = in_silence(cell_verdict, solution_of(chosen), sys.argv[2])
    print(f"{VERDICT}{found}")
