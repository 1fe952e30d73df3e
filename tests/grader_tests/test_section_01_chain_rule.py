"""The checks of section 01: the contract's numbers, and mistakes that simple numbers confuse."""

import pytest

from grader_tests import CheckFailed, check, check_hidden
from grader_tests.section_01_chain_rule import SECTION
from tests.grader_tests.judging import code


def cost_forward(w, x, b, target):
    p = w * x
    y = p + b
    s = -y
    t = s + target
    return {"p": p, "y": y, "s": s, "t": t, "f": t**2}


def cost_backward(w, x, b, target, *, last=lambda t: 2 * t, sign=-1.0):
    """The right gradients, or those with another last derivative or sign."""
    dt = last(cost_forward(w, x, b, target)["t"])
    dy = sign * dt
    back = {"f": 1.0, "t": dt, "s": dt, "target": dt, "y": dy, "p": dy, "b": dy}
    return {**back, "w": dy * x, "x": dy * w}


def test_the_contracts_numbers_are_right_here_too():
    assert cost_forward(3, 2, 1, 5) == {"p": 6, "y": 7, "s": -7, "t": -2, "f": 4}
    known = {"w": 8, "x": 12, "b": 4, "target": -4, "p": 4, "y": 4, "s": -4, "t": -4, "f": 1}
    assert cost_backward(3, 2, 1, 5) == known
    after = {"w": -760, "x": -380, "b": 76, "target": -76, "y": 76, "p": 76, "s": -76, "t": -76}
    assert cost_backward(-5, -10, -3, 9) == {**after, "f": 1}


@pytest.mark.parametrize("judge", [check, check_hidden])
@pytest.mark.parametrize(
    ("mistake", "expected"),
    [
        ({}, None),
        # With t = −2 these two give the same numbers on the known example.
        ({"sign": 1.0}, "sign-flipped"),
        ({"last": lambda t: t**2}, "forward-as-derivative"),
        ({"last": lambda t: t}, "missing-factor"),
        ({"last": lambda t: 1.0}, "missing-inner-derivative"),
        ({"last": lambda t: t**3 + 7}, "unknown"),
    ],
)
def test_mistakes_are_told_apart_on_known_numbers_too(judge, mistake, expected):
    def answer(w, x, b, target):
        return cost_backward(w, x, b, target, **mistake)

    assert code(judge, "cost_backward__value", answer) == expected


def test_the_message_keeps_the_simple_example():
    def answer(w, x, b, target):
        return cost_backward(w, x, b, target, sign=1.0)

    with pytest.raises(CheckFailed) as failure:
        check("cost_backward__value", answer)
    assert "w = 3, x = 2, b = 1, target = 5" in str(failure.value)
    assert "turns the sign" in str(failure.value)
    assert SECTION in str(failure.value)


@pytest.mark.parametrize("judge", [check, check_hidden])
def test_a_step_that_works_in_place_fails_only_robust(judge):
    def in_place(params, grads, learning_rate):
        for name in grads:
            params[name] = params[name] - learning_rate * grads[name]
        return params

    assert code(judge, "gradient_descent_step__value", in_place) is None
    assert code(judge, "gradient_descent_step__robust", in_place) == "mutates-input"


@pytest.mark.parametrize("judge", [check, check_hidden])
def test_a_shallow_copy_is_not_enough_for_arrays(judge):
    def shallow(params, grads, learning_rate):
        new = dict(params)
        for name in grads:
            new[name] -= learning_rate * grads[name]
        return new

    assert code(judge, "gradient_descent_step__value", shallow) is None
    assert code(judge, "gradient_descent_step__robust", shallow) == "mutates-input"


@pytest.mark.parametrize("judge", [check, check_hidden])
def test_two_t_for_the_cost_is_not_taken_for_a_wrong_sign(judge):
    # With t = −2 the derivative 2t is −t².
    def derivative(w, x, b, target):
        nodes = cost_forward(w, x, b, target)
        return {**nodes, "f": 2 * nodes["t"]}

    def minus(w, x, b, target):
        nodes = cost_forward(w, x, b, target)
        return {**nodes, "f": -nodes["f"]}

    assert code(judge, "cost_forward__value", derivative) == "unknown"
    assert code(judge, "cost_forward__value", minus) == "sign-flipped"


@pytest.mark.parametrize("judge", [check, check_hidden])
def test_the_slope_of_one_node_alone_ignores_what_arrives(judge):
    def local(w, x, b, target):
        return {**cost_backward(w, x, b, target), "w": x, "x": w}

    assert code(judge, "cost_backward__value", local) == "ignores-upstream"
