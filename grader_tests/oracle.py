"""The numerical oracle: derivatives of a trusted forward function, with an error bound.

The checks hold no backward pass. The expected gradient is computed from the *forward* function
alone, by the complex-step method: for a real-analytic f, Im f(x + ih) / h = f′(x) − h² f‴(x)/6 + …
has no subtraction, so h can be so small (1e-100) that the truncation error vanishes, and the
result is as exact as f itself.
Source: W. Squire and G. Trapp, "Using complex variables to estimate derivatives of real
functions", SIAM Review 40(1), 1998; J. Martins, P. Sturdza and J. Alonso, "The complex-step
derivative approximation", ACM TOMS 29(3), 2003.

A trusted forward function should therefore accept complex arrays, and decide by real parts alone
(`np.where(x.real > 0, x, 0)`), away from its kinks. One that does not (it raises TypeError, or its
result is not complex) is differentiated by central differences with Richardson extrapolation
(`differences`), and the bound grows by the error that these tell of themselves. What cannot be seen
from here is a function that takes complex numbers and is not analytic (np.abs, np.conj): a test
compares both methods on every function of the course.

An analytic derivative is right to the rounding of its own operations, and so is a student's
complex step: by its numbers it cannot be told from a formula, and it passes. Forward and central
differences, and extrapolated ones too, are off by far more than the bound, and fail.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from grader_tests.differences import EPS as EPS
from grader_tests.differences import Array as Array
from grader_tests.differences import along

Forward = Callable[..., NDArray[np.inexact]]

STEP = 1e-100

# How many roundings a right computation of one term may hold: the few operations of a layer in
# float64, and its library functions at up to 4 units in the last place each (glibc's documented
# maximum for exp, tanh and log on all its platforms is below that).
ROUNDINGS_A_TERM = 64


@dataclass(frozen=True)
class Estimate:
    """A right value, and how far a right answer may be from it.

    value: array of any shape. bound: same shape, the oracle's own error plus the rounding that any
    right float64 algorithm explains.
    """

    value: Array
    bound: Array

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape that an answer must have."""
        return self.value.shape

    def admits(self, answer: Array) -> NDArray[np.bool_]:
        """Where `answer` (same shape) is right, element by element; NaN and inf never are."""
        with np.errstate(invalid="ignore"):
            within: NDArray[np.bool_] = np.abs(answer - self.value) <= self.bound
            return within


def rounded(value: ArrayLike, scale: ArrayLike | None = None, terms: int = 1) -> Estimate:
    """An exact value with the rounding that a right algorithm explains.

    value: array of any shape. scale: broadcasts with it; the sum of the absolute values of the
    terms that a right algorithm may add up (default: the value's own size). terms: how many.
    Formula: |fl(Σ aᵢ) − Σ aᵢ| ≤ (n + c)·eps·Σ|aᵢ| (N. Higham, "Accuracy and Stability of Numerical
    Algorithms", 2nd ed., section 4.2).
    """
    array = np.asarray(value, dtype=np.float64)
    size = np.abs(array) if scale is None else np.maximum(np.abs(array), np.asarray(scale))
    return Estimate(array, _rounding(size, terms))


def _rounding(size: Array, terms: int) -> Array:
    """What a right algorithm may be off; size: the sum of its terms' absolute values."""
    return (ROUNDINGS_A_TERM + terms) * EPS * size


def slope(
    forward: Forward, inputs: Sequence[ArrayLike], place: int, direction: ArrayLike
) -> tuple[Array, Array]:
    """The derivative of `forward` along a direction in one input, and the method's own error.

    inputs: arrays of any shape; direction: the shape of inputs[place]. Returns two arrays of the
    output's shape. One forward pass by the complex step, 16 more by differences.
    """
    points = [np.asarray(value, dtype=np.complex128) for value in inputs]
    points[place] = points[place] + 1j * STEP * np.asarray(direction, dtype=np.float64)
    out = _complex(forward, points)
    if out is None:
        return along(forward, inputs, place, direction)
    value: Array = out.imag / STEP
    return value, np.zeros(value.shape)


def _complex(forward: Forward, points: Sequence[NDArray[np.complex128]]) -> NDArray[Any] | None:
    """The output at complex points; None of a function that takes real numbers only."""
    try:
        out = np.asarray(forward(*points))
    except TypeError:
        return None
    return out if np.iscomplexobj(out) else None


def _jacobian(
    forward: Forward, inputs: Sequence[ArrayLike], place: int
) -> tuple[Array, Array | None]:
    """The Jacobian with the input first, and the method's own error; None: it has none.

    Both have the shape (elements of inputs[place],) + out.shape.
    """
    points = [np.asarray(value, dtype=np.complex128) for value in inputs]
    columns = []
    for element in range(points[place].size):
        # A copy is in one piece, so that its reshaped form is the same memory.
        stepped = points[place].copy()
        stepped.reshape(-1)[element] += 1j * STEP
        out = _complex(forward, [*points[:place], stepped, *points[place + 1 :]])
        if out is None:
            return _jacobian_by_differences(forward, inputs, place)
        columns.append(out)
    return np.array(columns).imag / STEP, None


def _jacobian_by_differences(
    forward: Forward, inputs: Sequence[ArrayLike], place: int
) -> tuple[Array, Array]:
    shape = np.shape(inputs[place])
    directions = np.eye(int(np.prod(shape)))
    columns = [along(forward, inputs, place, one.reshape(shape)) for one in directions]
    values, errors = zip(*columns, strict=True)
    return np.array(values), np.array(errors)


def derivatives(forward: Forward, inputs: Sequence[ArrayLike], place: int) -> Array:
    """The Jacobian of `forward` with respect to one of its inputs.

    inputs: arrays of any shape. Returns shape out.shape + inputs[place].shape. One forward pass
    an element of that input.
    """
    jacobian, _ = _jacobian(forward, inputs, place)
    whole: Array = np.moveaxis(jacobian, 0, -1).reshape(
        jacobian.shape[1:] + np.shape(inputs[place])
    )
    return whole


def elementwise(forward: Forward, inputs: Sequence[ArrayLike], place: int) -> Array:
    """The derivative of each element of the output with respect to its own element of one input.

    inputs: arrays that broadcast. Returns the shape of the output. One forward pass: the other
    elements are not looked at, so this is for functions that work element by element.
    """
    points = [np.asarray(value, dtype=np.complex128) for value in inputs]
    points[place] = points[place] + 1j * STEP
    slopes: Array = np.imag(np.asarray(forward(*points))) / STEP
    return slopes


def gradients(
    forward: Forward,
    inputs: Sequence[ArrayLike],
    dout: ArrayLike = 1.0,
    *,
    scale_dout: ArrayLike | None = None,
    floor: Sequence[ArrayLike] | None = None,
) -> list[Estimate]:
    """The gradient of sum(forward(*inputs) · dout) with respect to each input.

    inputs: arrays of any shape; dout: the shape of the output. Returns an estimate an input, in
    its shape. The bound counts the rounding of a sum over the outputs; what a right algorithm may
    lose besides is told by `scale_dout` (the size of the terms that `dout` itself was made of)
    and `floor` (an array an input: the size of the terms inside one derivative, such as 1 in
    1 − tanh²). One forward pass an element: `projections` is for arrays of many.
    """
    upstream = np.asarray(dout, dtype=np.float64)
    sizes = np.abs(upstream if scale_dout is None else np.asarray(scale_dout, dtype=np.float64))
    estimates = []
    for place in range(len(inputs)):
        jacobian, error = _jacobian(forward, inputs, place)
        elements, *outputs = jacobian.shape
        shape = np.shape(inputs[place])
        jacobian = jacobian.reshape(elements, -1)
        # Plus zero: a message shows no −0.
        value = (jacobian @ _flat(upstream, outputs)).reshape(shape) + 0.0
        scale = (np.abs(jacobian) @ _flat(sizes, outputs)).reshape(shape)
        if floor is not None:
            scale = scale + np.abs(np.asarray(floor[place], dtype=np.float64))
        right = rounded(value, scale, terms=jacobian.shape[1])
        if error is not None:
            own = error.reshape(elements, -1) @ _flat(np.abs(upstream), outputs)
            right = Estimate(right.value, right.bound + own.reshape(shape))
        estimates.append(right)
    return estimates


def _flat(array: Array, shape: Sequence[int]) -> Array:
    """An array in one line, as often as a shape asks for it."""
    return (array if array.shape == tuple(shape) else np.broadcast_to(array, shape)).reshape(-1)


def elementwise_gradients(
    forward: Forward,
    inputs: Sequence[ArrayLike],
    dout: ArrayLike = 1.0,
    *,
    floor: Sequence[ArrayLike] | None = None,
) -> list[Estimate]:
    """The same as `gradients` for a function that works element by element: one pass an input.

    inputs: arrays of one shape, which is the output's and dout's too. Each element of a gradient is
    one product, not a sum over the outputs, so that its bound counts the rounding of one term.

    Raises:
        ValueError: the output has another shape than the input.
    """
    upstream = np.asarray(dout, dtype=np.float64)
    points = [np.asarray(value, dtype=np.complex128) for value in inputs]
    estimates = []
    for place, point in enumerate(points):
        out = _complex(forward, [*points[:place], point + 1j * STEP, *points[place + 1 :]])
        if out is None:
            slopes, error = along(forward, inputs, place, np.ones(point.shape))
        else:
            slopes, error = out.imag / STEP, None
        if slopes.shape != point.shape:
            raise ValueError(f"an output of shape {slopes.shape} is not element by element")
        gradient = np.asarray(upstream * slopes + 0.0)
        size = np.abs(gradient)
        if floor is not None:
            size = size + np.abs(floor[place])
        bound = _rounding(size, 1)
        estimates.append(
            Estimate(gradient, bound if error is None else bound + np.abs(upstream) * error)
        )
    return estimates
