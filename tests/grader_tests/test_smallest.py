"""The example of a message is the smallest input that shows the mistake."""

from typing import ClassVar

import numpy as np
import pytest

from grader_tests import CHECKS, check, check_hidden, smallest
from grader_tests.smallest import PATIENCE_S, SEEDS, SIZES
from tests.grader_tests.judging import JUDGES, failure


class MulLayer:
    """A right layer; each test spoils one thing."""

    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x


class OwnFactor(MulLayer):
    def backward(self, dout):
        return dout * self.x, dout * self.y


@pytest.mark.parametrize("judge", JUDGES)
def test_one_element_is_enough_where_one_shows_the_mistake(judge):
    found = failure(judge, "MulLayer__backward", OwnFactor)
    assert found.code == "own-factor"
    assert found.size == 3
    for name in ("x", "y", "dout"):
        number = found.details.given.split(f"{name} = [")[1].split("]")[0]
        assert len(number) <= 5 and "," not in number


@pytest.mark.parametrize("judge", JUDGES)
def test_as_many_elements_as_the_mistake_needs(judge):
    class SumsUp(MulLayer):
        """Right for one element: a sum over one is that one."""

        def backward(self, dout):
            dx, dy = super().backward(dout)
            return np.full_like(dx, np.sum(dx)), np.full_like(dy, np.sum(dy))

    assert failure(judge, "MulLayer__backward", SumsUp).size == 6


@pytest.mark.parametrize("judge", JUDGES)
def test_a_mistake_that_shows_in_large_arrays_only_keeps_its_example(judge):
    class Blocks(MulLayer):
        def backward(self, dout):
            dx, dy = super().backward(dout)
            if np.size(dx) > 5:
                dx = -dx
            return dx, dy

    found = failure(judge, "MulLayer__backward", Blocks)
    assert found.code == "sign-flipped"
    assert found.size == 18


def test_known_numbers_of_the_lecture_stay_where_nothing_is_smaller():
    class Plus:
        def forward(self, w, x, b, target):
            return (target + w * x + b) ** 2

        def backward(self, dout=1.0):
            return dict.fromkeys(("w", "x", "b", "target"), 0.0)

    assert "w = 3, x = 2, b = 1, target = 5" in str(failure(check, "CostGraph__forward", Plus))
    hidden = failure(check_hidden, "CostGraph__forward", Plus).details.given
    assert all(len(part.split(" = ")[1]) <= 4 for part in hidden.split(", "))


@pytest.mark.parametrize("judge", JUDGES)
def test_code_that_raises_on_some_inputs_only_still_gets_its_message(judge):
    class Moody(OwnFactor):
        def forward(self, x, y):
            if np.size(x) == 1:
                raise ValueError("not with one")
            return super().forward(x, y)

    found = failure(judge, "MulLayer__backward", Moody)
    assert found.code == "own-factor"
    assert found.size == 6


@pytest.mark.parametrize("judge", JUDGES)
def test_code_that_remembers_its_calls_gets_a_message_and_the_verdict_stays(judge):
    class Tired(MulLayer):
        calls: ClassVar = [0]

        def backward(self, dout):
            Tired.calls[0] += 1
            dx, dy = super().backward(dout)
            return (dy, dx) if Tired.calls[0] < 3 else (dx, dy)

    Tired.calls[0] = 0
    found = failure(judge, "MulLayer__backward", Tired)
    assert found.details.given
    Tired.calls[0] = 10
    judge("MulLayer__backward", Tired)


@pytest.mark.parametrize("judge", JUDGES)
def test_the_number_of_calls_is_bounded(judge):
    class Counting(MulLayer):
        calls: ClassVar = [0]

        def backward(self, dout):
            Counting.calls[0] += 1
            return dout * 0.3, dout * 0.7

    Counting.calls[0] = 0
    failure(judge, "MulLayer__backward", Counting)
    assert Counting.calls[0] <= 2 + 2 * SIZES * SEEDS


def test_slow_code_is_not_asked_for_ever(monkeypatch):
    turns = []

    def clock():
        turns.append(1)
        return 0.4 * PATIENCE_S * len(turns)

    monkeypatch.setattr(smallest.time, "monotonic", clock)

    class Unlike(MulLayer):
        """The mistake of the known numbers is not the one of any small input."""

        def backward(self, dout):
            return super().backward(dout) if np.size(dout) < 6 else (dout, -dout)

    assert failure(check, "MulLayer__backward", Unlike).size == 18
    # Once at the start, and again before each input until the patience is over.
    assert len(turns) == 4


@pytest.mark.parametrize("cell", CHECKS)
def test_an_open_exercise_is_told_at_once(cell):
    def answer(*args):
        raise NotImplementedError

    calls = []

    class Open:
        def __init__(self, *args):
            calls.append(1)
            raise NotImplementedError

    for one in (answer, Open):
        if cell.split("__")[0] in {"slide_is_right_for", "suspects", "formula_to_code"}:
            one = None
        assert failure(check, cell, one).code in {"not-implemented", "wrong-keys"}
    assert len(calls) <= 1
