"""The measurement sees what it is there to see: each kind of fault, when there is one.

The tests run in a process of one thread, since a measurement forks.
"""

import json
import subprocess
import sys

import numpy as np
import pytest

from tests.judge.cells import ROOT, SECTIONS, reference_solutions
from tests.judge.measure import WITHOUT_MUTANTS, equivalent_mutants, seeded

PROGRAM = """
import dataclasses, json, sys
from pathlib import Path
from samples import Sample
from tests.judge import measure
from tests.judge.cells import reference_solutions

told = json.loads(sys.argv[1])
counts, judges = measure.Counts("02_layers"), measure.Judges("02_layers")
if "source" in told:
    codes = told["codes"]
    points = {aspect: aspect not in codes for aspect in ("forward", "backward", "robust")}
    main = next(iter(codes.values()), None)
    sample = Sample(
        "02_layers", "AddLayer", "tried", Path(), told["source"], "", points, codes, main
    )
    measure._judge_sample(sample, 3, judges, counts)
else:
    measure.equivalent_mutants = lambda: {"AddLayer": dict.fromkeys(told["listed"], "why")}
    (add, *_) = reference_solutions("02_layers")
    measure._judge_mutants(add, judges, counts)
print(json.dumps(dataclasses.asdict(counts)))
"""

ADD = """
class AddLayer:
    def forward(self, x, y):
        return x + y
    def backward(self, dout):
        return {returned}
"""
RIGHT = ADD.format(returned="dout * 1, dout * 1")
MINUS = ADD.format(returned="dout * -1, dout * -1")
HANGS = ADD.replace("return {returned}", "while True: pass")
BY_LUCK = "import numpy as np\n" + ADD.format(
    returned="(dout * 1, dout * 1) if np.random.default_rng().random() < 0.5 else (dout, None)"
)
FLIPPED = {"backward": "sign-flipped"}


def counted(**told: object) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(told)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    found: dict[str, object] = json.loads(done.stdout)
    return {name: len(value) if isinstance(value, list) else value for name, value in found.items()}


@pytest.mark.parametrize(
    ("source", "codes", "counts"),
    [
        (RIGHT, {}, {"right": 1}),
        (MINUS, FLIPPED, {"wrong": 1}),
        (MINUS, {}, {"right": 1, "rejected": 1}),
        (RIGHT, FLIPPED, {"wrong": 1, "accepted": 1, "misnamed": 1}),
        (MINUS, {"backward": "unknown"}, {"wrong": 1, "misnamed": 1}),
        (HANGS, {"backward": "timeout", "robust": "timeout"}, {"wrong": 1}),
        (HANGS, {}, {"right": 1, "rejected": 1}),
    ],
)
def test_a_sample_is_counted_as_what_it_is(source, codes, counts):
    found = counted(source=source, codes=codes)
    nothing = dict.fromkeys(("right", "rejected", "wrong", "accepted", "misnamed", "unsteady"), 0)
    assert {name: found[name] for name in nothing} == nothing | counts


def test_a_verdict_that_hangs_on_luck_is_counted():
    assert counted(source=BY_LUCK, codes={})["unsteady"] == 1


def test_a_baseline_that_is_wrong_is_counted():
    found = counted(source=RIGHT, codes=FLIPPED)
    assert found["stored"] == {
        "right": 0,
        "rejected": [],
        "wrong": 1,
        "accepted": ["AddLayer/tried"],
    }
    found = counted(source=MINUS, codes={})
    assert found["central"] == {
        "right": 1, "rejected": ["AddLayer/tried"], "wrong": 0, "accepted": [],
    }  # fmt: skip


def test_mutants_that_are_not_listed_and_listed_ones_that_are_none():
    listed = list(equivalent_mutants()["AddLayer"])
    found = counted(listed=[*listed[1:], "return x + y → return x - y", "a → b"])
    assert found["surviving"] == 1
    assert found["vanished"] == 2
    assert found["equivalent"] == len(listed) - 1


def test_the_list_names_exercises_that_there_are():
    exercises = {found.exercise for section in SECTIONS for found in reference_solutions(section)}
    assert equivalent_mutants().keys() <= exercises - WITHOUT_MUTANTS


def test_a_seed_gives_the_same_numbers_again_and_leaves_other_seeds_alone():
    drawn = []
    for seed in (3, 3, 4):
        with seeded(seed):
            drawn.append(np.random.default_rng().random())
            given = np.random.default_rng(7).random()
    assert drawn[0] == drawn[1] != drawn[2]
    assert given == np.random.default_rng(7).random()
    assert np.random.default_rng().random() != np.random.default_rng().random()
