"""Random projections: right answers pass, wrong ones do not, and luck lets none through."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader_tests.oracle import EPS, Estimate, gradients
from grader_tests.projections import DIRECTIONS, SMALL, Projected, sized_gradients

SEEDS = st.integers(0, 2**32 - 1)


def affine(x, w):
    return x @ w


class Counted:
    """A forward function that counts its calls."""

    def __init__(self, forward):
        self.forward = forward
        self.calls = 0

    def __call__(self, *inputs):
        self.calls += 1
        return self.forward(*inputs)


def situation(seed, spread=0.0, directions=DIRECTIONS, samples=20, n_in=30, n_out=12):
    """A product x W with inputs of many sizes, its projected gradient for W, and the right one.

    spread: how many powers of ten lie between the smallest and the largest column of x.
    """
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((samples, n_in)) * 10.0 ** rng.uniform(-spread, 0, n_in)
    w, dout = rng.standard_normal((n_in, n_out)), rng.standard_normal((samples, n_out))
    projected = Projected(affine, [x, w], 1, dout, np.abs(dout), rng, directions)
    return projected, x.T @ dout, rng


def loops(x, dout):
    """The gradient once more, added up sample by sample: other roundings."""
    total = np.zeros((x.shape[1], dout.shape[1]))
    for row, upstream in zip(x, dout, strict=True):
        total += np.multiply.outer(row, upstream)
    return total


def wrong(right, kind, rng):
    """A wrong answer: one element, a few, or all of them are off by a millionth or more."""
    factor = 1 + 10.0 ** rng.uniform(-6, 0, right.shape) * rng.choice([-1, 1], right.shape)
    chosen = np.zeros(right.size, dtype=bool)
    count = {"single": 1, "sparse": 5, "dense": right.size}[kind]
    chosen[rng.permutation(right.size)[:count]] = True
    return np.where(chosen.reshape(right.shape), right * factor, right)


@settings(max_examples=150)
@given(seed=SEEDS, spread=st.sampled_from([0.0, 3.0, 8.0]))
def test_right_answers_pass_however_they_are_added_up(seed, spread):
    projected, right, _ = situation(seed, spread)
    assert projected.admits(right)
    assert projected.admits(loops(projected.inputs[0], projected.dout))


@settings(max_examples=150)
@given(seed=SEEDS, kind=st.sampled_from(["single", "sparse", "dense"]))
def test_wrong_answers_are_found_and_the_element_is_named(seed, kind):
    projected, right, rng = situation(seed)
    answer = wrong(right, kind, rng)
    assert not projected.admits(answer)
    index, estimate = projected.wrong_element(answer)
    assert estimate.admits(right[index])
    assert not estimate.admits(answer[index])


@settings(max_examples=100)
@given(seed=SEEDS)
def test_an_error_in_a_small_element_is_not_covered_by_large_ones(seed):
    projected, right, rng = situation(seed, spread=5.0)
    size = np.abs(right)
    # Far below the largest, but not in the last group, which holds all that is smaller still.
    small = np.argwhere((size < 1e-3 * size.max()) & (size > 2e-6 * size.max()))
    answer = right.copy()
    answer[tuple(small[rng.integers(len(small))])] *= 1 + 1e-3
    assert not projected.admits(answer)


def off_by(projected, right, kind, ratio, rng):
    """An answer whose error has `ratio` times the size that a right answer may have."""
    error = np.zeros(right.shape)
    count = {"single": 1, "sparse": 5, "dense": right.size}[kind]
    error.ravel()[rng.permutation(right.size)[:count]] = rng.standard_normal(count)
    error /= np.linalg.norm(error)
    # τ as the class computes it: the projected deviation of a unit error, in units of τ.
    group = np.arange(right.size)
    unit = 1e-3 * np.abs(right).max()
    surplus = [projected._surplus(right + unit * error, group) for _ in range(20)]
    # The mean of |N(0, 1)| is √(2/π), and with one direction there is nothing to take a maximum of.
    tau = unit * np.sqrt(2 / np.pi) / np.mean(surplus)
    return right + ratio * tau * error


@pytest.mark.parametrize("ratio", [2.0, 5.0])
@pytest.mark.parametrize("kind", ["single", "sparse", "dense"])
def test_one_direction_lets_an_error_through_as_rarely_as_is_said(kind, ratio):
    draws, passed = 0, 0
    for seed in range(30):
        projected, right, rng = situation(seed, directions=1)
        group = np.arange(right.size)
        answer = off_by(projected, right, kind, ratio, rng)
        for _ in range(40):
            draws += 1
            passed += projected._surplus(answer, group) <= 1.0
    said = np.sqrt(2 / np.pi) / ratio
    # A tenth more, since τ was measured, and five standard deviations of the count.
    most = draws * 1.1 * said + 5 * np.sqrt(draws * said)
    assert passed <= most
    # The statement is not empty: a single direction does let such errors through.
    assert passed >= draws * said / 2


@pytest.mark.parametrize("kind", ["single", "sparse", "dense"])
def test_all_directions_together_let_nothing_through(kind):
    """With R = 10 at most (0.8/10)⁶ = 2.6e-7 a draw: none in 600."""
    for seed in range(30):
        projected, right, rng = situation(seed, directions=1)
        answer = off_by(projected, right, kind, 10.0, rng)
        whole, _, _ = situation(seed)
        assert not any(whole.admits(answer) for _ in range(20))


@pytest.mark.parametrize("size", [10, 1000, 100_000])
def test_the_number_of_passes_does_not_grow_with_the_array(size):
    rng = np.random.default_rng(size)
    x = rng.standard_normal(size) * 10.0 ** rng.uniform(-9, 0, size)
    forward = Counted(lambda x: np.sum(x**2))
    projected = Projected(forward, [x], 0, np.asarray(1.0), np.asarray(1.0), rng)
    assert projected.admits(2 * x)
    assert forward.calls <= 3 * DIRECTIONS


def test_not_a_number_is_never_right():
    projected, right, _ = situation(0)
    for bad in (np.nan, np.inf):
        answer = right.copy()
        answer[3, 4] = bad
        assert not projected.admits(answer)
        assert projected.wrong_element(answer)[0] == (3, 4)


def test_a_dead_node_has_a_gradient_of_exactly_zero():
    projected, right, _ = situation(3)
    projected.inputs[0][:, 5] = 0.0
    right = projected.inputs[0].T @ projected.dout
    assert projected.admits(right)
    right[5, 2] = 1e-12
    assert not projected.admits(right)


def test_terms_inside_one_derivative_are_rounded_too():
    projected, right, rng = situation(4)
    terms = np.full(right.shape, 1e3)
    floored = replace(projected, floor=terms)
    for _ in range(50):
        assert floored.admits(right + 64 * EPS * terms * rng.uniform(-1, 1, right.shape))
    off = right.copy()
    off[5, 2] += 1e-8
    assert not projected.admits(off) and not floored.admits(off)
    index, element = floored.wrong_element(off)
    assert index == (5, 2) and element.bound > 64 * EPS * 1e3


def test_a_finite_difference_in_disguise_is_found_in_a_large_array_too():
    rng = np.random.default_rng(9)
    x = rng.standard_normal(500)
    projected = Projected(
        lambda x: np.sum(np.exp(x)), [x], 0, np.asarray(1.0), np.asarray(1.0), rng
    )
    assert projected.admits(np.exp(x))
    assert not projected.admits((np.exp(x + 1e-5) - np.exp(x - 1e-5)) / 2e-5)
    assert not projected.admits((np.exp(x + 1e-7) - np.exp(x)) / 1e-7)


def test_small_arrays_get_each_elements_value_and_large_ones_a_projection():
    rng = np.random.default_rng(2)
    x, w, b = rng.standard_normal((5, 8)), rng.standard_normal((8, 9)), rng.standard_normal(9)
    dout = rng.standard_normal((5, 9))
    found = sized_gradients(lambda x, w, b: x @ w + b, [x, w, b], dout, rng)
    assert [type(one) for one in found] == [Estimate, Projected, Estimate]
    assert x.size <= SMALL < w.size
    exact = gradients(lambda x, w, b: x @ w + b, [x, w, b], dout)
    assert np.array_equal(found[0].value, exact[0].value)
    assert found[1].shape == w.shape and found[1].admits(exact[1].value)
    assert np.array_equal(found[2].value, exact[2].value)


@given(seed=SEEDS)
@settings(max_examples=20)
def test_a_forward_of_real_numbers_only_is_projected_all_the_same(seed):
    rng = np.random.default_rng(seed)
    x = rng.uniform(0.5, 2.0, 100) * rng.choice([-1.0, 1.0], 100)
    projected = Projected(np.abs, [x], 0, np.ones(100), np.ones(100), rng)
    assert projected.admits(np.sign(x))
    assert not projected.admits(np.where(np.arange(100) == 7, 1.001, 1.0) * np.sign(x))
