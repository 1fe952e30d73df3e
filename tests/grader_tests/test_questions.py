"""One question, its verdict, and the mistake that it names."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader_tests import CheckFailed
from grader_tests.misconceptions import Suspect
from grader_tests.oracle import rounded
from grader_tests.questions import Question

NUMBERS = st.floats(-100, 100).filter(lambda x: abs(x) > 0.01)
TABLES = arrays(np.float64, (2, 3), elements=NUMBERS)


def ask(expected, returned, *, suspects=(), gradient=True, form="values"):
    """The failure of a question, or None if the answer is right."""
    question = Question(
        "Layer.backward",
        {"x": 2.0},
        {name: rounded(value) for name, value in expected.items()},
        suspects,
        'Lecture 02_layers, "Add"',
        gradient=gradient,
    )
    try:
        question.settle(returned, form=form)
    except CheckFailed as failure:
        return failure
    return None


def code(*args, **kwargs):
    failure = ask(*args, **kwargs)
    return None if failure is None else failure.code


@given(dx=TABLES, dy=TABLES)
def test_right_answers_pass_in_every_form(dx, dy):
    expected = {"dx": dx, "dy": dy}
    stacked = np.array([dx, dy])
    for returned in [(dx, dy), [dx, dy], stacked, (dx.tolist(), dy), (np.matrix(dx), dy)]:
        assert code(expected, returned) is None
    assert code(expected, {"dy": dy, "dx": dx}, form="dict") is None
    assert code({"dx": dx}, dx * (1 + 4e-16)) is None


@given(dx=TABLES, dy=TABLES)
def test_general_mistakes_are_named(dx, dy):
    assume(np.max(np.abs(dx - dy)) > 0.1)
    expected = {"dx": dx, "dy": dy}
    assert code(expected, (-dx, -dy)) == "sign-flipped"
    assert code(expected, (dx, -dy)) == "sign-flipped"
    assert code(expected, (dy, dx)) == "swapped-outputs"
    assert code(expected, (2 * dx, 2 * dy)) == "missing-factor"
    assert code(expected, (dx / 2, dy)) == "missing-factor"
    assert code(expected, (dx.T, dy.T)) == "transposed"
    assert code(expected, (dx, dy, dx)) == "wrong-shape"
    assert code(expected, dx) == "wrong-shape"
    assert code(expected, (dx[0], dy)) == "wrong-shape"
    assert code(expected, None) == "not-implemented"
    assert code(expected, (None, dy)) == "not-implemented"
    assert code(expected, ("dx", dy)) == "wrong-shape"
    assert code(expected, (dx * np.nan, dy)) == "not-finite"
    assert code(expected, (dx + np.inf, dy)) == "not-finite"


@given(dx=TABLES, noise=arrays(np.float64, (2, 3), elements=st.floats(1e-11, 1e-6)))
def test_a_finite_difference_is_told_from_an_exact_derivative(dx, noise):
    assert code({"dx": dx}, dx * (1 + noise)) == "finite-difference"
    assert code({"dx": dx}, dx * (1 + noise), gradient=False) == "unknown"


@given(dx=TABLES)
def test_single_precision_is_told_by_its_dtype(dx):
    assume(np.any(dx.astype(np.float32) != dx))
    failure = ask({"dx": dx}, dx.astype(np.float32))
    assert failure.code == "unknown"
    assert "dtype" in str(failure)


@given(dx=TABLES)
def test_a_suspect_must_explain_every_wrong_result(dx):
    assume(np.all(np.abs(dx - 1) > 0.1))
    suspects = [Suspect("own-factor", {"dx": dx**2, "dy": dx**3}, "Its own factor.")]
    expected = {"dx": dx, "dy": 5 * dx}
    assert code(expected, (dx**2, dx**3), suspects=suspects) == "own-factor"
    assert code(expected, (dx**2, 5 * dx), suspects=suspects) == "own-factor"
    assert code(expected, (dx**2, 7 * dx), suspects=suspects) == "unknown"


def test_a_single_number_stands_for_an_array_of_it():
    suspects = [Suspect("ignores-upstream", {"dx": np.ones(3)})]
    assert code({"dx": np.array([2.0, 3.0, 4.0])}, 1.0, suspects=suspects) == "ignores-upstream"


@pytest.mark.parametrize(
    ("returned", "words"),
    [
        ({"w": 1.0}, ["missing: 'x'"]),
        ({"w": 1.0, "x": 2.0, "y": 3.0}, ["not asked: 'y'"]),
        ({"w": 1.0, "X": 2.0}, ["missing: 'x'", "not asked: 'X'"]),
        ((1.0, 2.0), ["a tuple of 2"]),
        ({}, ["missing: 'w', 'x'"]),
    ],
)
def test_wrong_keys_are_listed(returned, words):
    failure = ask({"w": np.array(1.0), "x": np.array(2.0)}, returned, form="dict")
    assert failure.code == "wrong-keys"
    for word in words:
        assert word in str(failure)


def test_the_message_has_all_that_helps():
    text = str(ask({"dx": np.array(5.1)}, -5.1))
    assert text.splitlines() == [
        "Layer.backward: dx is wrong. [sign-flipped]",
        "  given     x = 2",
        "  expected  dx = 5.1",
        "  got       dx = -5.1",
        "  why       The sign is the opposite of the right one.",
        '  read      Lecture 02_layers, "Add"',
    ]
