"""The oracle against derivatives that are known exactly, and against an independent library."""

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader_tests import section_02_layers, section_03_activations
from grader_tests.layers import Layer
from grader_tests.oracle import EPS, derivatives, elementwise_gradients, gradients, rounded
from grader_tests.run import Run

NUMBERS = st.floats(-4, 4).filter(lambda x: abs(x) > 1e-3)
VECTORS = arrays(np.float64, st.integers(1, 4), elements=NUMBERS)

EXACT = {
    "square": (lambda x: x**2, lambda x: 2 * x),
    "cube": (lambda x: x**3, lambda x: 3 * x**2),
    "exp": (np.exp, np.exp),
    "reciprocal": (lambda x: 1 / x, lambda x: -1 / x**2),
    "sigmoid": (lambda x: 1 / (1 + np.exp(-x)), lambda x: np.exp(-x) / (1 + np.exp(-x)) ** 2),
    "tanh": (np.tanh, lambda x: 1 / np.cosh(x) ** 2),
    "log": (lambda x: np.log(x * x), lambda x: 2 / x),
}


@pytest.mark.parametrize("name", EXACT)
@given(x=VECTORS)
def test_gradients_are_exact_to_their_own_bound(name, x):
    forward, derivative = EXACT[name]
    dout = np.linspace(-2, 3, x.size)
    (estimate,) = gradients(forward, [x], dout)
    exact = dout * derivative(x)
    assert np.all(np.abs(estimate.value - exact) <= estimate.bound)
    # The bound is worth something: far below what a finite difference can reach.
    assert np.all(estimate.bound <= 1e-13 * np.maximum(np.abs(exact), 1e-300))


@given(
    x=arrays(np.float64, (3, 2), elements=NUMBERS),
    weights=arrays(np.float64, (2, 4), elements=NUMBERS),
    bias=arrays(np.float64, 4, elements=NUMBERS),
    dout=arrays(np.float64, (3, 4), elements=NUMBERS),
)
def test_a_matrix_product_against_the_textbook(x, weights, bias, dout):
    found = gradients(lambda x, w, b: x @ w + b, [x, weights, bias], dout)
    exact = [dout @ weights.T, x.T @ dout, dout.sum(axis=0)]
    for estimate, value in zip(found, exact, strict=True):
        assert estimate.value.shape == value.shape
        assert np.all(estimate.admits(value))


def test_an_array_in_another_order_of_memory_gives_the_same():
    x, dout = np.arange(1.0, 7.0).reshape(2, 3).T, np.arange(6.0).reshape(3, 2)
    assert not x.flags["C_CONTIGUOUS"]
    (estimate,) = gradients(lambda x: x**2, [x], dout)
    assert np.all(estimate.admits(2 * x * dout))


@given(x=VECTORS)
def test_against_an_independent_library(x):
    def loss(x, np):
        return np.sum(np.tanh(x) * np.exp(-(x**2)) / (1 + np.exp(-x)))

    (estimate,) = gradients(lambda x: loss(x, np), [x])
    other = grad(lambda x: loss(x, anp))(x)
    assert np.allclose(estimate.value, other, rtol=1e-10, atol=1e-14)


def test_the_jacobian_has_the_shape_of_output_and_input():
    jacobian = derivatives(lambda x: np.outer(x, x), [np.array([1.0, 2.0, 3.0])], 0)
    assert jacobian.shape == (3, 3, 3)
    assert np.array_equal(jacobian[0, 1], [2.0, 1.0, 0.0])


def test_a_sum_with_cancellation_has_a_bound_of_the_size_of_its_terms():
    x = np.array([1.0])
    (estimate,) = gradients(lambda x: np.array([x[0], x[0]]), [x], np.array([1e8, -1e8]))
    assert estimate.value[0] == 0.0
    assert estimate.bound[0] >= 2e8 * EPS


@given(value=st.floats(-1e3, 1e3))
def test_admits_neither_nan_nor_infinity_nor_a_finite_difference(value):
    estimate = rounded(value)
    assert estimate.admits(np.asarray(value))
    assert not estimate.admits(np.asarray(np.nan))
    assert not estimate.admits(np.asarray(np.inf))
    assert abs(value) < 1e-300 or not estimate.admits(np.asarray(value * (1 + 1e-11)))


LAYERS = [
    one
    for section in (section_02_layers, section_03_activations)
    for one in vars(section).values()
    if isinstance(one, Layer)
]


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_one_pass_for_all_elements_gives_what_each_alone_and_the_whole_jacobian_give(layer):
    assert len(LAYERS) == 8
    trials = [
        trial
        for hidden in (False, True)
        for trial in layer.trials(Run(np.random.default_rng(3), hidden=hidden))
    ]
    for trial in trials:
        floor = [np.full(trial.out.shape, 0.5)] * len(trial.inputs)
        found = elementwise_gradients(layer.forward, trial.inputs, trial.dout, floor=floor)
        whole = gradients(layer.forward, trial.inputs, trial.dout, floor=floor)
        for place, (one, other) in enumerate(zip(found, whole, strict=True)):
            assert one.shape == trial.out.shape == other.shape
            assert np.allclose(one.value, other.value, rtol=4 * EPS, atol=0.0)
            # The whole Jacobian counts a rounding for each of its zeros.
            assert np.all(one.bound <= other.bound * (1 + 1e-12))
            for index in np.ndindex(trial.out.shape):
                alone = gradients(
                    layer.forward,
                    [value[index] for value in trial.inputs],
                    trial.dout[index],
                    floor=[0.5] * len(trial.inputs),
                )[place]
                assert np.isclose(one.value[index], alone.value, rtol=8 * EPS, atol=0.0)
                assert np.isclose(one.bound[index], alone.bound, rtol=1e-12, atol=0.0)


@given(x=VECTORS)
def test_element_by_element_where_no_complex_number_is_taken(x):
    def real(x):
        if np.iscomplexobj(x):
            raise TypeError("real numbers only")
        return np.tanh(x)

    (estimate,) = elementwise_gradients(real, [x], np.full(x.shape, -2.0))
    assert np.all(estimate.admits(-2.0 / np.cosh(x) ** 2))
    assert np.all(estimate.bound <= 1e-9)


def test_a_function_that_is_not_element_by_element_is_refused():
    with pytest.raises(ValueError, match="not element by element"):
        elementwise_gradients(np.sum, [np.ones(3)])
