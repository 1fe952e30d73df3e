"""Extrapolated differences: against exact derivatives, and the error that they tell."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader_tests.differences import REACH, along
from grader_tests.oracle import derivatives, gradients

NUMBERS = st.floats(-3, 3).filter(lambda x: abs(x) > 0.4)
VECTORS = arrays(np.float64, st.integers(1, 4), elements=NUMBERS)

# Functions of real numbers only: math's take no complex number, and np.abs makes one real.
EXACT = {
    "square": (lambda x: x**2, lambda x: 2 * x),
    "exp": (np.exp, np.exp),
    "reciprocal": (lambda x: 1 / x, lambda x: -1 / x**2),
    "sigmoid": (lambda x: 1 / (1 + np.exp(-x)), lambda x: np.exp(-x) / (1 + np.exp(-x)) ** 2),
    "tanh": (np.tanh, lambda x: 1 / np.cosh(x) ** 2),
    "absolute": (np.abs, np.sign),
    "logarithm": (lambda x: np.log(np.abs(x)), lambda x: 1 / x),
}


@pytest.mark.parametrize("name", EXACT)
@settings(max_examples=300)
@given(x=VECTORS, data=st.data())
def test_the_error_is_small_and_within_what_is_told(name, x, data):
    forward, derivative = EXACT[name]
    turns = st.sampled_from([-2.0, -1.0, -0.125, 0.0, 0.01, 0.7, 1.0, 2.0])
    direction = data.draw(arrays(np.float64, x.shape, elements=turns))
    value, error = along(forward, [x], 0, direction)
    right = derivative(x) * direction
    size = max(np.abs(right).max(), 1e-3 * np.abs(direction).max(), 1e-300)
    assert np.all(np.abs(value - right) <= error + 1e-300)
    assert np.all(error <= 1e-9 * size)
    assert np.all(np.abs(value - right) <= 1e-10 * size)


@given(x=VECTORS, dout=st.floats(-2, 2))
def test_a_forward_that_takes_no_complex_numbers_is_differentiated_all_the_same(x, dout):
    def refuses(x):
        if np.iscomplexobj(x):
            raise TypeError("real numbers only")
        return np.tanh(x)

    for forward, right in [(refuses, 1 / np.cosh(x) ** 2), (np.abs, np.sign(x))]:
        (estimate,) = gradients(forward, [x], np.full(x.shape, dout))
        exact = dout * right
        assert np.all(estimate.admits(exact))
        assert np.all(estimate.bound <= 1e-9 * max(1e-2, np.abs(exact).max()))
        assert np.allclose(np.diag(derivatives(forward, [x], 0)), right, rtol=1e-10, atol=1e-12)


def test_no_input_is_moved_further_than_the_reach():
    seen = []

    def forward(x):
        seen.append(np.abs(x - point).max())
        return np.maximum(x, 0.0)

    point = np.array([1.001 * REACH, -1.001 * REACH, 3.0])
    value, error = along(forward, [point], 0, np.array([-2.0, 1.0, 0.5]))
    assert max(seen) <= REACH
    assert np.allclose(value, [-2.0, 0.0, 0.5], rtol=0, atol=1e-12)
    assert np.all(error <= 1e-11)


def test_a_direction_of_zeros_has_no_slope():
    value, error = along(np.exp, [np.array([1.0, 2.0])], 0, np.zeros(2))
    assert np.array_equal(value, np.zeros(2)) and np.array_equal(error, np.zeros(2))
