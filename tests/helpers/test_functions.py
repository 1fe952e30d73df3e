"""The functions of `helpers`, held to mathematics: complex steps, exact decimals, definitions.

pytest turns warnings into errors here, so every call also proves that nothing warns.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from decimal import Decimal, localcontext
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import helpers
from helpers import (
    cross_entropy_error,
    d_identity,
    d_mean_squared_error,
    d_relu,
    d_sigmoid,
    d_softmax_with_loss,
    d_tanh,
    identity,
    mean_squared_error,
    relu,
    sigmoid,
    softmax,
    tanh,
)

Function = Callable[[Any], Any]
Loss = Callable[[Any, Any], Any]
Array = npt.NDArray[Any]

PAIRS: list[tuple[Function, Function]] = [
    (sigmoid, d_sigmoid),
    (relu, d_relu),
    (tanh, d_tanh),
    (identity, d_identity),
]
FORWARD: list[Function] = [sigmoid, relu, tanh, identity, softmax]
DERIVATIVES: list[Function] = [d_sigmoid, d_relu, d_tanh, d_identity]
LOSSES: list[Loss] = [
    mean_squared_error,
    d_mean_squared_error,
    cross_entropy_error,
    d_softmax_with_loss,
]
FLOATS = [np.float16, np.float32, np.float64, np.longdouble]
INTEGERS = [np.bool_, np.int8, np.uint8, np.int32, np.int64]
COMPLEX = [np.complex64, np.complex128, np.clongdouble]

TOLERANCE = 1e-12
# A power of two, so that to multiply and divide by it is exact. The error of the complex step is of
# the order of its square, 1e-20. A much smaller step would underflow where a derivative is tiny.
STEP = 2.0**-33
# Below this a derivative times the step is no longer a normal number, and loses digits.
UNDERFLOW = float(np.finfo(np.float64).tiny) / STEP


@pytest.fixture(autouse=True)
def numpy_raises() -> Iterator[None]:
    with np.errstate(all="raise"):
        yield


def numbers(limit: float, width: Any = 64) -> st.SearchStrategy[float]:
    return st.floats(-limit, limit, width=width)


def inputs(limit: float) -> st.SearchStrategy[Any]:
    """A float, a single sample or a batch."""
    shapes = hnp.array_shapes(min_dims=0, max_dims=2, max_side=4)
    return numbers(limit) | hnp.arrays(np.float64, shapes, elements=numbers(limit))


def complex_step(f: Function, x: npt.ArrayLike) -> Array:
    """Gradient of the scalar function f at x, one element at a time."""
    x = np.asarray(x, dtype=np.float64)
    gradient = np.empty_like(x)
    for index in np.ndindex(x.shape):
        moved = x.astype(np.complex128)
        moved[index] += 1j * STEP
        gradient[index] = f(moved).imag / STEP
    return gradient


def assert_allclose(got: Any, want: Any, rtol: float = 1e-14) -> None:
    # The comparison's own arithmetic may underflow. That is not what is tested.
    with np.errstate(under="ignore"):
        np.testing.assert_allclose(got, want, rtol=rtol, atol=UNDERFLOW)


def assert_close(got: Any, want: Any, scale: Any = None) -> None:
    """Assert elementwise equality, to TOLERANCE times the scale (want, unless told otherwise)."""
    assert np.shape(got) == np.shape(want)
    with np.errstate(under="ignore"):
        allowed = TOLERANCE * np.abs(want if scale is None else scale) + UNDERFLOW
        assert np.all(np.abs(got - want) <= allowed), f"got {got}, want {want}"


class TestPublicNames:
    # fmt: off
    CONTRACT = (
        "sigmoid", "d_sigmoid", "relu", "d_relu", "tanh", "d_tanh", "identity", "d_identity",
        "softmax", "mean_squared_error", "d_mean_squared_error", "cross_entropy_error",
        "d_softmax_with_loss", "load_digits",
    )
    # fmt: on

    @pytest.mark.parametrize("name", CONTRACT)
    def test_is_exported_with_a_docstring(self, name: str) -> None:
        assert name in helpers.__all__
        assert getattr(helpers, name).__doc__


class TestActivationDerivatives:
    @pytest.mark.parametrize(("f", "d_f"), PAIRS)
    @given(x=inputs(340))
    def test_are_the_complex_step(self, f: Function, d_f: Function, x: Any) -> None:
        assert_close(d_f(x), f(x + 1j * STEP).imag / STEP)

    @pytest.mark.parametrize("d_f", DERIVATIVES)
    @given(x=hnp.arrays(np.float32, 5, elements=numbers(40, width=32)))
    def test_are_as_good_in_float32(self, d_f: Function, x: Array) -> None:
        assert_allclose(d_f(x), d_f(x.astype(np.float64)), rtol=1e-6)

    def test_the_test_tells_a_derivative_that_loses_its_tail(self) -> None:
        x = 20.0
        s = sigmoid(x)
        with pytest.raises(AssertionError):
            assert_close(s * (1 - s), sigmoid(x + 1j * STEP).imag / STEP)

    def test_relu_at_exactly_0_is_0(self) -> None:
        assert d_relu(0) == d_relu(0.0) == d_relu(-0.0) == 0
        np.testing.assert_array_equal(d_relu([-1, 0, 1]), [0, 0, 1])
        assert d_relu(5e-324) == 1


class TestActivationValues:
    """Against 50 digits of the definition."""

    @staticmethod
    def exact(formula: Callable[[Decimal], Decimal], x: float) -> float:
        with localcontext() as context:
            context.prec = 50
            return float(formula(Decimal(x)))

    @staticmethod
    def exact_tanh(x: Decimal) -> Decimal:
        # For a tiny x the definition would need more than 50 digits, and its series only two terms.
        return x - x**3 / 3 if abs(x) < Decimal("1e-12") else 1 - 2 / ((2 * x).exp() + 1)

    @given(x=numbers(1e4))
    @pytest.mark.parametrize(
        ("f", "formula"),
        [
            (sigmoid, lambda x: 1 / (1 + (-x).exp())),
            (d_sigmoid, lambda x: x.exp() / (1 + x.exp()) ** 2),
            (tanh, exact_tanh),
            (d_tanh, lambda x: (2 / (x.exp() + (-x).exp())) ** 2),
        ],
    )
    def test_are_exact_to_the_last_digits(
        self, f: Function, formula: Callable[[Decimal], Decimal], x: float
    ) -> None:
        # The absolute part is some twenty times the smallest number there is.
        assert math.isclose(f(x), self.exact(formula, x), rel_tol=2e-15, abs_tol=1e-322)

    @pytest.mark.parametrize(
        ("x", "value"),
        [(1, 0.7310585786300049), (0.006, 0.5014999955000162), (10, 0.9999546021312976)],
    )
    def test_sigmoid_of_the_lecture(self, x: float, value: float) -> None:
        assert sigmoid(x) == value

    def test_slope_of_the_lecture_is_a_little_less_exact_than_ours(self) -> None:
        lecture = 4.5395807735907655e-05
        assert sigmoid(10) * (1 - sigmoid(10)) == lecture
        assert d_sigmoid(10) != lecture
        assert d_sigmoid(10) == pytest.approx(lecture, rel=1e-11)

    @given(x=inputs(1e4))
    def test_relu_and_identity(self, x: Any) -> None:
        np.testing.assert_array_equal(relu(x), np.maximum(x, 0))
        np.testing.assert_array_equal(identity(x), x)

    @pytest.mark.parametrize("f", [*FORWARD, *DERIVATIVES])
    def test_nan_stays_nan(self, f: Function) -> None:
        if f is not d_identity:
            assert np.isnan(f(np.nan))


class TestSoftmax:
    @given(
        u=hnp.arrays(np.float64, hnp.array_shapes(min_dims=1, max_dims=2), elements=numbers(1e4))
    )
    def test_rows_are_probabilities(self, u: Array) -> None:
        y = softmax(u)
        assert np.all((y >= 0) & (y <= 1))
        assert_allclose(y.sum(axis=-1), 1)

    @given(u=hnp.arrays(np.float64, (3, 4), elements=numbers(1e4)))
    def test_each_row_is_on_its_own(self, u: Array) -> None:
        np.testing.assert_array_equal(softmax(u), [softmax(row) for row in u])

    @given(u=hnp.arrays(np.float64, 4, elements=numbers(300)))
    def test_is_the_definition(self, u: Array) -> None:
        e = [Decimal(float(value)).exp() for value in u]
        # The difference of two logits of 300 is rounded to 1e-13, and e takes that up as it is.
        assert_allclose(softmax(u), [float(value / sum(e)) for value in e], rtol=2e-13)

    def test_does_not_mix_its_axes(self) -> None:
        assert_allclose(softmax([[0, 0], [0, np.log(3)]]), [[1 / 2, 1 / 2], [1 / 4, 3 / 4]])

    def test_of_one_number_is_1(self) -> None:
        assert softmax(3) == 1


@st.composite
def targets_and_outputs(draw: st.DrawFn) -> tuple[Any, Any]:
    y = draw(inputs(1e4))
    d = draw(
        numbers(1e4) if np.ndim(y) == 0 else hnp.arrays(np.float64, y.shape, elements=numbers(1e4))
    )
    return d, y


class TestMeanSquaredError:
    @given(dy=targets_and_outputs())
    def test_derivative_is_the_complex_step(self, dy: tuple[Any, Any]) -> None:
        d, y = dy
        assert_close(
            d_mean_squared_error(d, y), complex_step(lambda y: mean_squared_error(d, y), y)
        )

    @pytest.mark.parametrize(
        ("d", "y", "error", "gradient"),
        [
            (1, 3, 2, 2),
            ([1, 2], [2, 4], 2.5, [1, 2]),
            ([[1, 2]], [[2, 4]], 2.5, [[1, 2]]),
            ([[1, 2], [0, 0]], [[2, 4], [1, 0]], 1.5, [[0.5, 1], [0.5, 0]]),
        ],
    )
    def test_known_numbers(self, d: Any, y: Any, error: float, gradient: Any) -> None:
        assert mean_squared_error(d, y) == error
        np.testing.assert_array_equal(d_mean_squared_error(d, y), gradient)

    @given(
        d=hnp.arrays(np.float64, (3, 4), elements=numbers(1e4)),
        y=hnp.arrays(np.float64, (3, 4), elements=numbers(1e4)),
    )
    def test_of_a_batch_is_the_mean_over_its_samples(self, d: Array, y: Array) -> None:
        one_by_one = [mean_squared_error(*sample) for sample in zip(d, y, strict=True)]
        assert_allclose(mean_squared_error(d, y), math.fsum(one_by_one) / len(one_by_one))

    @pytest.mark.parametrize("shape", [(3,), (1, 3), (2, 3), (5, 3)])
    def test_the_lectures_own_pair_disagrees_and_ours_agrees(self, shape: tuple[int, ...]) -> None:
        """The lecture's loss averages over all elements, its derivative over the samples only."""
        rng = np.random.default_rng(5)
        d, y = rng.normal(size=(2, *shape))
        n_samples = shape[0] if len(shape) == 2 else 1
        n_outputs = shape[-1]

        lecture_gradient = (y - d) / n_samples
        of_the_lectures_loss = complex_step(lambda y: np.mean((d - y) ** 2) / 2, y)
        assert_allclose(lecture_gradient, n_outputs * of_the_lectures_loss, rtol=TOLERANCE)

        of_our_loss = complex_step(lambda y: mean_squared_error(d, y), y)
        assert_allclose(d_mean_squared_error(d, y), of_our_loss, rtol=TOLERANCE)


@st.composite
def logits_and_targets(draw: st.DrawFn) -> tuple[Any, Any]:
    """Logits, with labels, one-hot targets or weights that need not sum to 1."""
    shape = draw(hnp.array_shapes(min_dims=1, max_dims=2, max_side=4))
    u = draw(hnp.arrays(np.float64, shape, elements=numbers(150)))
    if draw(st.booleans()):
        return u, draw(hnp.arrays(np.float64, shape, elements=st.integers(0, 8))) / 8
    labels = draw(hnp.arrays(np.int64, shape[:-1], elements=st.integers(0, shape[-1] - 1)))
    return u, draw(st.sampled_from([labels, np.eye(shape[-1])[labels]]))


class TestCrossEntropy:
    @given(ud=logits_and_targets())
    def test_derivative_is_the_complex_step_through_softmax(self, ud: tuple[Array, Array]) -> None:
        u, d = ud
        y = softmax(u)
        one_hot: Array = d if d.shape == y.shape else np.eye(y.shape[-1])[d]
        # The gradient is a difference. It is as exact as its two terms: where d is 0, to TOLERANCE
        # of itself, down to a probability of 1e-130. (The step multiplies two of them. Below that,
        # it would underflow.)
        terms = one_hot.sum(axis=-1, keepdims=True) * y + one_hot
        n_samples = len(y) if y.ndim == 2 else 1
        assert_close(
            d_softmax_with_loss(d, y),
            complex_step(lambda u: cross_entropy_error(d, softmax(u)), u),
            scale=terms / n_samples,
        )

    @given(d=st.floats(0, 1), u=numbers(300))
    def test_derivative_for_one_node(self, d: float, u: float) -> None:
        gradient = complex_step(lambda u: cross_entropy_error(d, softmax(u)), u)
        assert_close(d_softmax_with_loss(d, softmax(u)), gradient)

    def test_known_numbers(self) -> None:
        assert cross_entropy_error(1, [0.5, 0.5]) == pytest.approx(math.log(2))
        assert cross_entropy_error([0.5, 0.5], [0.25, 0.75]) == pytest.approx(
            -(math.log(0.25) + math.log(0.75)) / 2
        )
        batch = cross_entropy_error([0, 1], [[0.5, 0.5], [0.75, 0.25]])
        assert batch == pytest.approx((math.log(2) + math.log(4)) / 2)
        assert_allclose(
            d_softmax_with_loss([0, 1], [[0.5, 0.5], [0.75, 0.25]]),
            [[-0.25, 0.25], [0.375, -0.375]],
        )

    @given(ud=logits_and_targets())
    def test_of_a_batch_is_the_mean_over_its_samples(self, ud: tuple[Array, Array]) -> None:
        u, d = ud
        y = softmax(np.atleast_2d(u))
        d = d[np.newaxis] if u.ndim == 1 else d
        one_by_one = [cross_entropy_error(*sample) for sample in zip(d, y, strict=True)]
        assert_allclose(cross_entropy_error(d, y), math.fsum(one_by_one) / len(one_by_one))

    @pytest.mark.parametrize("loss", [cross_entropy_error, d_softmax_with_loss])
    @pytest.mark.parametrize("dtype", [int, np.uint8, bool, np.float32, float])
    def test_labels_and_one_hot_say_the_same(self, loss: Loss, dtype: type) -> None:
        y = softmax(np.random.default_rng(6).normal(size=(4, 3)))
        labels = np.array([2, 0, 0, 1], dtype=np.uint8)
        one_hot = np.eye(3, dtype=dtype)[labels]
        np.testing.assert_array_equal(loss(labels, y), loss(one_hot, y))
        np.testing.assert_array_equal(loss(2, y[0]), loss(one_hot[0], y[0]))
        np.testing.assert_array_equal(loss(labels.tolist(), y.tolist()), loss(labels, y))

    @pytest.mark.parametrize("dtype", FLOATS)
    def test_of_a_probability_of_0_is_finite(self, dtype: type[np.floating[Any]]) -> None:
        smallest = np.finfo(dtype).tiny
        error = cross_entropy_error(0, np.array([0, 1], dtype))
        assert error == -np.log(smallest)
        assert error.dtype == dtype

    def test_below_the_smallest_probability_the_loss_stands_still_as_documented(self) -> None:
        u = np.array([0.0, 800.0])
        assert cross_entropy_error(0, softmax(u)) == -np.log(np.finfo(float).tiny) < 800
        np.testing.assert_array_equal(
            complex_step(lambda u: cross_entropy_error(0, softmax(u)), u), 0
        )
        np.testing.assert_array_equal(d_softmax_with_loss(0, softmax(u)), [-1, 1])


class TestExtremeInputs:
    """numpy raises on every overflow, underflow and invalid operation in this module."""

    @pytest.mark.parametrize("dtype", FLOATS)
    @pytest.mark.parametrize("f", [*FORWARD, *DERIVATIVES])
    def test_activations_stay_finite(self, f: Function, dtype: type[np.floating[Any]]) -> None:
        edges = [88.0, 104.0, 355.0, 373.0, 709.0, 710.0, 745.0, 746.0, 1e4]
        x = np.array([*edges, 0.0, *(-edge for edge in edges)], dtype)
        assert np.isfinite(f(x)).all()
        assert all(np.isfinite(f(value)) for value in x)

    @pytest.mark.parametrize("f", [*FORWARD, *DERIVATIVES])
    @given(x=inputs(1e4))
    def test_activations_stay_finite_everywhere(self, f: Function, x: Any) -> None:
        assert np.isfinite(f(x)).all()
        # So does the complex step, which the checks of the course send through them.
        if f in FORWARD:
            assert np.isfinite(f(x + 1e-20j)).all()

    @pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
    def test_limits(self, dtype: type[np.floating[Any]]) -> None:
        x = np.array([-1e4, 1e4], dtype)
        np.testing.assert_array_equal(sigmoid(x), [0, 1])
        np.testing.assert_array_equal(tanh(x), [-1, 1])
        np.testing.assert_array_equal(d_sigmoid(x), [0, 0])
        np.testing.assert_array_equal(d_tanh(x), [0, 0])
        np.testing.assert_array_equal(softmax(x), [0, 1])

    @given(
        d=hnp.arrays(np.float32, (2, 3), elements=numbers(1e4, width=32)),
        y=hnp.arrays(np.float32, (2, 3), elements=numbers(1e4, width=32)),
    )
    def test_losses_stay_finite(self, d: Array, y: Array) -> None:
        assert np.isfinite(mean_squared_error(d, y))
        assert np.isfinite(d_mean_squared_error(d, y)).all()
        assert np.isfinite(cross_entropy_error(softmax(d), softmax(y)))
        assert np.isfinite(d_softmax_with_loss(softmax(d), softmax(y))).all()


class TestDtypes:
    @pytest.mark.parametrize("dtype", [*FLOATS, *INTEGERS])
    @pytest.mark.parametrize("shape", [(), (3,), (2, 3)])
    @pytest.mark.parametrize("f", [*FORWARD, *DERIVATIVES])
    def test_of_an_activation(self, f: Function, shape: tuple[int, ...], dtype: type) -> None:
        result = f(np.ones(shape, dtype))
        assert result.dtype == (dtype if dtype in FLOATS else np.float64)
        assert result.shape == shape
        assert isinstance(result, np.ndarray if shape else np.floating)

    @pytest.mark.parametrize("value", [1, True, 1.0, np.float64(1), np.int8(1)])
    @pytest.mark.parametrize("f", [*FORWARD, *DERIVATIVES])
    def test_of_a_number(self, f: Function, value: Any) -> None:
        assert type(f(value)) is np.float64

    @pytest.mark.parametrize("dtype", COMPLEX)
    @pytest.mark.parametrize("f", FORWARD)
    def test_of_complex_numbers(self, f: Function, dtype: type) -> None:
        assert f(np.ones(3, dtype)).dtype == dtype
        assert f(dtype(1)).dtype == dtype

    @pytest.mark.parametrize("f", [sigmoid, tanh, softmax])
    def test_integers_are_not_truncated(self, f: Function) -> None:
        np.testing.assert_array_equal(f(np.array([1, 2])), f(np.array([1.0, 2.0])))

    @pytest.mark.parametrize("dtype", FLOATS)
    @pytest.mark.parametrize("target", [*FLOATS, *INTEGERS])
    @pytest.mark.parametrize("loss", LOSSES)
    def test_of_a_loss(self, loss: Loss, target: type, dtype: type) -> None:
        result = loss(np.eye(2, dtype=target), np.full((2, 2), 0.5, dtype))
        assert result.dtype == (np.result_type(target, dtype) if target in FLOATS else dtype)

    @pytest.mark.parametrize("dtype", FLOATS)
    @pytest.mark.parametrize("loss", [cross_entropy_error, d_softmax_with_loss])
    def test_of_a_loss_with_labels(self, loss: Loss, dtype: type) -> None:
        assert loss([0, 1], np.full((2, 2), 0.5, dtype)).dtype == dtype
        assert loss(1, np.full(2, 0.5, dtype)).dtype == dtype

    @pytest.mark.parametrize("loss", LOSSES)
    def test_of_numbers(self, loss: Loss) -> None:
        assert type(loss(1, 1)) is np.float64

    @pytest.mark.parametrize("f", [*FORWARD, *DERIVATIVES])
    @pytest.mark.parametrize("wrong", [None, "1", [None], np.array([object()])])
    def test_of_no_numbers(self, f: Function, wrong: Any) -> None:
        with pytest.raises(TypeError, match="Expected a number"):
            f(wrong)

    @pytest.mark.parametrize("d_f", DERIVATIVES)
    def test_a_derivative_is_taken_at_real_numbers(self, d_f: Function) -> None:
        with pytest.raises(TypeError, match="real numbers"):
            d_f(1 + 1j)


class TestArgumentsAreLeftAlone:
    @pytest.mark.parametrize("shape", [(), (3,), (2, 3)])
    @pytest.mark.parametrize("f", [*FORWARD, *DERIVATIVES])
    def test_of_an_activation(self, f: Function, shape: tuple[int, ...]) -> None:
        x = np.ones(shape)
        x.flags.writeable = False
        assert not np.shares_memory(f(x), x)
        if shape:
            result = f(x)
            result[...] = 7  # a new array is the caller's to change
        np.testing.assert_array_equal(x, 1)

    @pytest.mark.parametrize("shape", [(3,), (2, 3)])
    @pytest.mark.parametrize("loss", LOSSES)
    def test_of_a_loss(self, loss: Loss, shape: tuple[int, ...]) -> None:
        d, y = np.ones(shape), np.full(shape, 0.5)
        d.flags.writeable = y.flags.writeable = False
        result = loss(d, y)
        assert not np.shares_memory(result, d)
        assert not np.shares_memory(result, y)


class TestWrongShapes:
    @pytest.mark.parametrize("loss", LOSSES)
    @pytest.mark.parametrize(
        ("d", "y"),
        [
            ((3,), (2,)),
            ((2,), (1, 2)),
            ((1, 2), (2,)),
            ((2, 3), (3, 2)),
            ((2, 1), (2, 3)),
            ((3,), (2, 3)),
            ((1,), ()),
            ((2, 3, 4), (2, 3, 4)),
            ((2, 3), (2, 3, 4)),
            ((0, 3), (0, 3)),
            ((0,), (0,)),
            ((2, 0), (2, 0)),
        ],
    )
    @pytest.mark.parametrize("dtype", [np.int64, np.float64])
    def test_are_named(
        self, loss: Loss, d: tuple[int, ...], y: tuple[int, ...], dtype: type
    ) -> None:
        with pytest.raises(ValueError) as error:
            loss(np.zeros(d, dtype), np.ones(y))
        assert f"d has shape {d} and y has shape {y}" in str(error.value)

    @pytest.mark.parametrize("loss", [mean_squared_error, d_mean_squared_error])
    def test_a_column_does_not_become_a_table(self, loss: Loss) -> None:
        with pytest.raises(ValueError, match=r"\(3,\) and y has shape \(3, 1\)"):
            loss(np.zeros(3), np.zeros((3, 1)))


class TestWrongLabels:
    @pytest.mark.parametrize("loss", [cross_entropy_error, d_softmax_with_loss])
    @pytest.mark.parametrize(
        ("d", "y", "message"),
        [
            ([0, 3], np.ones((2, 3)), "from 0 to 2, got 3"),
            ([0, -1], np.ones((2, 3)), "from 0 to 2, got -1"),
            (3, np.ones(3), "from 0 to 2, got 3"),
            ([0.0, 1.0], np.ones((2, 3)), "got float64.*astype"),
            (1.0, np.ones(3), "got float64.*astype"),
            ([False, True], np.ones((2, 3)), "got bool"),
        ],
    )
    def test_are_named(self, loss: Loss, d: Any, y: Array, message: str) -> None:
        with pytest.raises(ValueError, match=message):
            loss(d, y)

    @pytest.mark.parametrize("loss", [cross_entropy_error, d_softmax_with_loss])
    def test_logits_for_probabilities_are_told_apart(self, loss: Loss) -> None:
        with pytest.raises(ValueError, match=r"probabilities, got -2\.0.*softmax"):
            loss(0, [1.0, -2.0])
