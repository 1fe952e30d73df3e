"""Scripts: the steps of a check, played in this process."""

import numpy as np
import pytest

from grader_tests import CheckFailed
from grader_tests.scripts import Step, play


class Layer:
    """Keeps one array for all its results, as some students do."""

    buffer = np.zeros(2)

    def forward(self, x):
        self.buffer[:] = x
        return self.buffer

    def backward(self, dout):
        raise ValueError(f"not with {dout}")


def script(*names, read=np.copy):
    made = Step("Layer", Layer)
    return [made, *(Step(f"Layer.{n}", made, n, (k,), "", read) for k, n in enumerate(names))]


def test_each_result_is_read_before_the_next_call():
    nothing, one, two = play(script("forward", "forward"))
    assert nothing is None
    assert one.tolist() == [0, 0] and two.tolist() == [1, 1]


def test_nothing_is_called_after_a_step_that_fails():
    steps = script("forward", "backward", "forward")
    with pytest.raises(CheckFailed, match="not with 1") as failure:
        play(steps)
    assert failure.value.code == "raised" and "Layer.backward" in str(failure.value)
    assert Layer.buffer.tolist() == [0, 0]


def test_what_a_read_says_comes_before_what_a_later_step_raises():
    def refuse(_):
        raise CheckFailed("Layer.forward: out is wrong.", "unknown")

    with pytest.raises(CheckFailed, match="out is wrong"):
        play(script("forward", "backward", read=refuse))


def test_a_method_that_is_missing_is_an_open_exercise():
    with pytest.raises(CheckFailed, match="Layer has no method `sideways`") as failure:
        play(script("sideways"))
    assert failure.value.code == "not-implemented"


def test_what_cannot_be_called_raises():
    with pytest.raises(CheckFailed, match="TypeError") as failure:
        play([Step("Layer", 3)])
    assert failure.value.code == "raised"
