"""The checks of layers: each weakness is caught by the aspect it belongs to, and by no other."""

from typing import ClassVar

import numpy as np
import pytest

from grader_tests import CHECKS, CheckFailed, check, check_hidden
from grader_tests.layers import signed


class MulLayer:
    """A right layer; each test spoils one thing."""

    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x


def verdicts(factory, exercise="MulLayer"):
    """Aspect -> the code of the failed check, for the aspects that fail; both parts agree."""
    found = {}
    for judge in (check, check_hidden):
        codes = {}
        for cell, one in CHECKS.items():
            if one.exercise == exercise:
                try:
                    judge(cell, factory)
                except CheckFailed as failure:
                    codes[one.aspect] = failure.code
        found[judge.__name__] = codes
    assert found["check"] == found["check_hidden"]
    return found["check"]


def test_the_right_layer_passes():
    assert verdicts(MulLayer) == {}


def test_a_factory_that_is_no_class_works_too():
    assert verdicts(lambda: MulLayer()) == {}


def test_a_layer_without_backward_is_open():
    class Half:
        forward = MulLayer.forward

    assert verdicts(Half) == {"backward": "not-implemented", "robust": "not-implemented"}


def test_something_that_cannot_be_made_raised():
    assert verdicts(42) == {"forward": "raised", "backward": "raised", "robust": "raised"}


def test_a_wrong_formula_costs_its_own_cell_only():
    class OwnFactor(MulLayer):
        def backward(self, dout):
            return dout * self.x, dout * self.y

    assert verdicts(OwnFactor) == {"backward": "own-factor"}


def test_state_of_the_class_is_shared():
    class Shared(MulLayer):
        def forward(self, x, y):
            Shared.x, Shared.y = x, y
            return x * y

    assert verdicts(Shared) == {"robust": "shared-state"}


def test_state_that_is_set_once_is_stale():
    class Stale(MulLayer):
        def __init__(self):
            self.x = None

        def forward(self, x, y):
            if self.x is None:
                self.x, self.y = x, y
            return x * y

    assert verdicts(Stale) == {"robust": "stale-state"}


@pytest.mark.parametrize("name", ["x", "dout"])
def test_changed_arguments_are_seen(name):
    class Changing(MulLayer):
        def forward(self, x, y):
            super().forward(np.copy(x), y)
            if name == "x":
                x *= y
                return x
            return x * y

        def backward(self, dout):
            answer = super().backward(np.copy(dout))
            if name == "dout":
                dout *= 0.0
            return answer

    assert verdicts(Changing) == {"robust": "mutates-input"}


def test_cut_decimals_are_seen():
    class Cutting(MulLayer):
        def backward(self, dout):
            dx, dy = np.zeros_like(self.x), np.zeros_like(self.y)
            dx[...] = dout * self.y
            dy[...] = dout * self.x
            return dx, dy

    assert verdicts(Cutting) == {"robust": "integer-truncation"}


def test_a_layer_that_takes_no_single_number_is_not_robust():
    class Arrays(MulLayer):
        def forward(self, x, y):
            return super().forward(x.copy(), y.copy())

    assert verdicts(Arrays) == {"robust": "raised"}


def test_printing_stays_visible_in_the_visible_part_only(capsys):
    class Printing(MulLayer):
        def forward(self, x, y):
            print("forward", x, y)
            return super().forward(x, y)

    check("MulLayer__forward", Printing)
    assert "forward [ 2.  -1.5] [3.  0.5]" in capsys.readouterr().out
    check_hidden("MulLayer__forward", Printing)
    assert capsys.readouterr().out == ""


def test_hidden_inputs_are_fresh_and_visible_ones_are_not():
    class Recording(MulLayer):
        seen: ClassVar = []

        def forward(self, x, y):
            self.seen.append(np.copy(x).tolist())
            return super().forward(x, y)

    runs = []
    for judge in (check, check, check_hidden, check_hidden):
        Recording.seen = []
        judge("MulLayer__backward", Recording)
        runs.append(Recording.seen)
    assert runs[0] == runs[1]
    assert runs[2] != runs[3]


def test_random_arrays_have_both_signs_and_keep_their_distance_from_zero():
    rng = np.random.default_rng(5)
    for _ in range(200):
        numbers = signed(rng, (2, 3), 0.2, 4.0)
        assert numbers.min() < 0 < numbers.max()
        assert np.abs(numbers).min() >= 0.2


class Relu:
    """A right layer; each test spoils one thing."""

    def derivative(self, x):
        return np.where(np.asarray(x) > 0, 1.0, 0.0)

    def forward(self, x):
        self.slope = self.derivative(x)
        return x * (np.asarray(x) > 0)

    def backward(self, dout):
        return dout * self.slope


@pytest.mark.parametrize("at_zero", [1.0, 0.5])
def test_the_kink_is_asked_about_in_robust_only(at_zero):
    class Kinked(Relu):
        def derivative(self, x):
            return np.heaviside(x, at_zero)

    assert verdicts(Relu, "Relu") == {}
    assert verdicts(Kinked, "Relu") == {"robust": "kink-at-zero"}


def test_a_scalar_if_fails_on_arrays_with_advice():
    class Scalar(Relu):
        def forward(self, x):
            self.slope = 1.0 if x > 0 else 0.0
            return x if x > 0 else 0

    assert set(verdicts(Scalar, "Relu").values()) == {"raised"}
    with pytest.raises(CheckFailed, match="Use a mask"):
        check("Relu__forward", Scalar)


def test_a_queue_of_calls_is_stale():
    class Queue(MulLayer):
        def __init__(self):
            self.waiting = []

        def forward(self, x, y):
            self.waiting.append((x, y))
            return x * y

        def backward(self, dout):
            x, y = self.waiting.pop(0)
            return dout * y, dout * x

    assert verdicts(Queue) == {"robust": "stale-state"}


def test_gradients_that_add_up_in_the_class_are_shared():
    class Adding(MulLayer):
        total: ClassVar = {}

        def forward(self, x, y):
            self.total.update(dx=0.0, dy=0.0)
            return super().forward(x, y)

        def backward(self, dout):
            dx, dy = super().backward(dout)
            self.total["dx"], self.total["dy"] = self.total["dx"] + dx, self.total["dy"] + dy
            return self.total["dx"], self.total["dy"]

    assert verdicts(Adding) == {"robust": "shared-state"}


def test_dividing_by_an_input_is_seen_at_zero():
    class Dividing(MulLayer):
        def backward(self, dout):
            out = self.x * np.asarray(self.y)
            return dout * out / self.x, dout * out / self.y

    assert verdicts(Dividing) == {"robust": "not-finite"}


@pytest.mark.parametrize(
    "cost",
    [
        lambda w, x, b, target: ((target - b) - w * x) ** 2,
        lambda w, x, b, target: (w * x + b) ** 2 - 2 * (w * x + b) * target + target**2,
        lambda w, x, b, target: (w * x + (b - target)) ** 2,
    ],
)
def test_a_cost_may_be_added_up_in_any_order(cost):
    class Graph:
        def forward(self, w, x, b, target):
            self.w, self.x, self.t = w, x, (target - b) - w * x
            return cost(w, x, b, target)

        def backward(self, dout=1.0):
            dt = 2 * self.t * dout
            return {"w": -dt * self.x, "x": -dt * self.w, "b": -dt, "target": dt}

    for _ in range(25):
        check_hidden("CostGraph__forward", Graph)
        check_hidden("CostGraph__backward", Graph)
