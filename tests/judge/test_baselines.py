"""The baselines take the references for right, see plain mistakes, and miss small ones."""

import pytest

from tests.judge import baseline_central, baseline_stored
from tests.judge.cells import SECTIONS, Solution, reference_solutions

BOTH = ["stored", "central"]


def accepted(baseline: str, exercise: str, source: str, section: str = "02_layers") -> bool:
    solution = Solution(section, exercise, "tried", source)
    if baseline == "stored":
        return baseline_stored.accepts(solution, baseline_stored.stored_answers(section)[exercise])
    return baseline_central.accepts(solution, baseline_central.stored_seeds(section)[exercise])


@pytest.mark.parametrize("section", SECTIONS)
def test_the_references_are_right(section: str):
    stored = baseline_stored.stored_answers(section)
    central = baseline_central.stored_seeds(section)
    for reference in reference_solutions(section):
        if reference.exercise in stored:
            assert baseline_stored.accepts(reference, stored[reference.exercise])
        if reference.exercise in central:
            assert baseline_central.accepts(reference, central[reference.exercise])


def test_every_exercise_but_train_has_stored_numbers():
    exercises = {found.exercise for section in SECTIONS for found in reference_solutions(section)}
    assert exercises - baseline_stored.PROBES.keys() == {"train"}
    assert baseline_central.PROBES.keys() <= exercises


MUL = """
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return {out}
    def backward(self, dout):
        return {dx}, {dy}
"""


@pytest.mark.parametrize("baseline", BOTH)
@pytest.mark.parametrize(
    ("out", "dx", "dy", "right"),
    [
        ("x * y", "dout * self.y", "dout * self.x", True),
        ("x * y", "dout * self.x", "dout * self.y", False),
        ("x * y", "self.y", "self.x", False),
        ("x + y", "dout", "dout", False),
        ("x * y", "dout * self.y", "(dout * self.x)[0]", False),
        ("x * y", "None", "None", False),
        ("x * z", "dout * self.y", "dout * self.x", False),
    ],
)
def test_plain_mistakes_are_seen(baseline: str, out: str, dx: str, dy: str, right: bool):
    assert accepted(baseline, "MulLayer", MUL.format(out=out, dx=dx, dy=dy)) is right


def test_what_each_is_known_to_miss():
    # A difference with the baseline's own step agrees with it; np.allclose takes both.
    nearly = MUL.format(out="x * y", dx="dout * self.y * (1 + 3e-8)", dy="dout * self.x")
    assert accepted("stored", "MulLayer", nearly)
    assert accepted("central", "MulLayer", nearly)


def test_code_that_does_not_run_is_wrong():
    assert not accepted("stored", "MulLayer", "MulLayer = undefined")
    assert not accepted("central", "MulLayer", "raise ValueError")
