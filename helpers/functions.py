"""Activations, losses and their derivatives.

Every `d_` function is the exact derivative of its partner, and the tests hold it to that.

What they share, unless a docstring says otherwise:

- An activation takes a number or an array of any shape and works on each element. A loss takes one
  number, one sample (J,) or a batch (N, J); one number and one sample are a batch with N = 1.
- Floats keep their dtype, float32 stays float32. Integers and booleans become float64; a target of
  integers takes the dtype of `y`. A number in gives a numpy number out.
- The result is always new. No argument is changed.
- Nothing overflows or warns for numbers up to ±1e4. (float16 ends at 65504: a squared error above
  that is inf, with numpy's warning.)
- Anything that is not numbers raises `TypeError`, shapes that do not fit raise `ValueError`.

The functions without `d_` also take complex numbers and then choose their branch by the real part.
This is for the complex step, which computes a derivative without rounding error:
f′(x) ≈ Im f(x + ih) / h (Squire and Trapp, SIAM Review 40, 1998). The result is complex.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

# A numpy number when numbers came in, else an array. numpy gives its ufuncs the same type.
NumberOrArray: TypeAlias = Any

_Array: TypeAlias = npt.NDArray[Any]


def sigmoid(x: npt.ArrayLike) -> NumberOrArray:
    """Sigmoid of each element, 1 / (1 + e^(−x)).

    x and the result have the same shape. The result is in [0, 1].
    """
    x = _numbers(x)
    positive = x.real >= 0
    with _tiny_becomes_zero():
        # e^(−|x|) cannot overflow. Below 0 the fraction is multiplied through by e^x.
        e = np.exp(np.where(positive, -x, x))
        return np.where(positive, 1, e) / (1 + e)


def d_sigmoid(x: npt.ArrayLike) -> NumberOrArray:
    """Derivative of `sigmoid` at the pre-activation x (not at its output).

    x and the result have the same shape. The formula is e / (1 + e)² with e = e^(−|x|). It equals
    s·(1 − s) with s = sigmoid(x), but keeps its digits where s is close to 1.
    """
    x = _real_numbers(x)
    with _tiny_becomes_zero():
        e = np.exp(-np.abs(x))
        return e / (1 + e) ** 2


def relu(x: npt.ArrayLike) -> NumberOrArray:
    """ReLU of each element, max(0, x).

    x and the result have the same shape.
    """
    x = _numbers(x)
    return np.where(x.real <= 0, 0, x)[()]


def d_relu(x: npt.ArrayLike) -> NumberOrArray:
    """Derivative of `relu` at the pre-activation x: 1 above 0, else 0.

    x and the result have the same shape. At exactly 0 ReLU has a kink and no derivative; the course
    takes 0 there.
    """
    return np.heaviside(_real_numbers(x), 0)


def tanh(x: npt.ArrayLike) -> NumberOrArray:
    """Hyperbolic tangent of each element.

    x and the result have the same shape. The result is in [−1, 1].
    """
    with _tiny_becomes_zero():
        return np.tanh(_numbers(x))


def d_tanh(x: npt.ArrayLike) -> NumberOrArray:
    """Derivative of `tanh` at the pre-activation x (not at its output).

    x and the result have the same shape. The formula is (1 / cosh x)², with
    1 / cosh x = 2e / (1 + e²) and e = e^(−|x|). It equals 1 − tanh²(x), but keeps its digits where
    tanh(x) is close to ±1.
    """
    x = _real_numbers(x)
    with _tiny_becomes_zero():
        e = np.exp(-np.abs(x))
        return (2 * e / (1 + e**2)) ** 2


def identity(x: npt.ArrayLike) -> NumberOrArray:
    """Return x itself, as a new array: the output activation of a network that predicts numbers.

    x and the result have the same shape.
    """
    return np.positive(_numbers(x))


def d_identity(x: npt.ArrayLike) -> NumberOrArray:
    """Derivative of `identity`: 1 everywhere.

    x and the result have the same shape.
    """
    return np.ones_like(_real_numbers(x))[()]


def softmax(u: npt.ArrayLike) -> NumberOrArray:
    """Turn logits into probabilities, e^(u_j) / Σ_k e^(u_k), over the last axis.

    u and the result have the same shape, (J,) or (N, J); each row of the result sums to 1. A single
    number is a row of one, so its softmax is 1.
    """
    u = _numbers(u)
    with _tiny_becomes_zero():
        # A shift of a row does not change its softmax. With the largest logit at 0, e^u is ≤ 1.
        e = np.exp(u - np.max(u.real, axis=-1, keepdims=True))
        return e / np.sum(e, axis=-1, keepdims=True)


def mean_squared_error(d: npt.ArrayLike, y: npt.ArrayLike) -> NumberOrArray:
    """Half the squared error of outputs y against targets d, averaged over the samples.

    d and y have the same shape: a number, (J,) or (N, J). The result is one number,
    E = 1/(2N) Σ_n Σ_j (y_nj − d_nj)². The average is over samples, not over elements.

    Raises ValueError when the shapes differ, have more than two axes, or hold no sample.
    """
    y = _numbers(y)
    d = _targets_in_the_shape_of(y, d)
    with _tiny_becomes_zero():
        return np.mean(np.sum((y - d) ** 2, axis=-1)) / 2


def d_mean_squared_error(d: npt.ArrayLike, y: npt.ArrayLike) -> NumberOrArray:
    """Gradient of `mean_squared_error` with respect to y, (y − d) / N.

    d, y and the result have the same shape: a number, (J,) or (N, J).

    Raises ValueError when the shapes differ, have more than two axes, or hold no sample.
    """
    y = _real_numbers(y)
    d = _targets_in_the_shape_of(y, d)
    with _tiny_becomes_zero():
        return (y - d) / _sample_count(y)


def cross_entropy_error(d: npt.ArrayLike, y: npt.ArrayLike) -> NumberOrArray:
    """Cross-entropy of probabilities y against targets d, averaged over the samples.

    y is (J,) or (N, J), as `softmax` returns it. d is one-hot, or any probabilities, in the shape
    of y; or it holds integer labels 0 … J−1: an int for (J,), (N,) for (N, J). The result is one
    number, E = −1/N Σ_n Σ_j d_nj log y_nj.

    A probability below the smallest normal number of its dtype (2.2e-308 for float64) counts as
    that number, so that the loss stays finite. Where this happens to a y_nj with d_nj > 0, the loss
    no longer moves with y_nj; `d_softmax_with_loss` is then the derivative of the loss without this
    limit.

    Raises ValueError when the shapes do not fit, a label is not an integer or not in 0 … J−1, or a
    y is negative.
    """
    y = _probabilities(_numbers(y))
    d = _target_probabilities(d, y)
    smallest = np.finfo(y.dtype).tiny
    with _tiny_becomes_zero():
        surprise = -np.log(np.where(y.real < smallest, smallest, y))
        return np.mean(np.sum(d * surprise, axis=-1))


def d_softmax_with_loss(d: npt.ArrayLike, y: npt.ArrayLike) -> NumberOrArray:
    """Gradient of `cross_entropy_error(d, softmax(u))` with respect to the logits u.

    y is softmax(u), not u: (J,) or (N, J). d is one-hot, probabilities or labels, as in
    `cross_entropy_error`. The result has the shape of y. It is (y − d) / N when each row of d sums
    to 1, as probabilities do. For a row with another sum S it is (S·y − d) / N.

    Raises ValueError when the shapes do not fit, a label is not an integer or not in 0 … J−1, or a
    y is negative.
    """
    y = _probabilities(_real_numbers(y))
    d = _target_probabilities(d, y)
    with _tiny_becomes_zero():
        return (np.sum(d, axis=-1, keepdims=True) * y - d) / _sample_count(y)


def _tiny_becomes_zero() -> np.errstate:
    """Let a result too small for its dtype be 0, also for a caller who asked numpy to raise."""
    return np.errstate(under="ignore")


def _numbers(x: npt.ArrayLike) -> _Array:
    """Return x as an array of floats or complex numbers. It may be x itself."""
    array = np.asarray(x)
    if array.dtype.kind in "biu":
        return array.astype(np.float64)
    if array.dtype.kind in "fc":
        return array
    raise TypeError(
        f"Expected a number or an array of numbers, got dtype {array.dtype}. "
        "Convert it first, for example with np.array(x, dtype=float)."
    )


def _real_numbers(x: npt.ArrayLike) -> _Array:
    """Return x as an array of floats. It may be x itself."""
    array = _numbers(x)
    if array.dtype.kind == "c":
        raise TypeError(
            f"A derivative is taken at real numbers, got dtype {array.dtype}. "
            "If the imaginary part does not matter, pass x.real."
        )
    return array


def _targets(d: npt.ArrayLike, y: _Array) -> _Array:
    """Return d as an array of floats. Integers, which have no precision, take the dtype of y."""
    array = np.asarray(d)
    return array.astype(y.dtype) if array.dtype.kind in "biu" else _numbers(array)


def _targets_in_the_shape_of(y: _Array, d: npt.ArrayLike) -> _Array:
    """Return d as an array of floats that has the shape of y."""
    targets = _targets(d, y)
    if targets.shape != y.shape:
        raise ValueError(
            f"{_shapes(targets, y)}. They must be the same: one target for each output."
        )
    _check_samples(targets, y)
    return targets


def _target_probabilities(d: npt.ArrayLike, y: _Array) -> _Array:
    """Return d, one-hot or labels, as an array of floats that has the shape of y."""
    given = np.asarray(d)
    if given.shape == y.shape:
        _check_samples(given, y)
        return _targets(given, y)
    if y.ndim == 0 or given.shape != y.shape[:-1]:
        raise ValueError(
            f"{_shapes(given, y)}. d must be one-hot in the shape of y, "
            "or labels: one integer for each row of y."
        )
    _check_samples(given, y)
    if given.dtype.kind not in "iu":
        raise ValueError(
            f"{_shapes(given, y)}, so d holds labels. Labels are integers, got {given.dtype}. "
            "Convert them with d.astype(int), or make d one-hot in the shape of y."
        )
    n_classes = y.shape[-1]
    unknown = given[(given < 0) | (given >= n_classes)]
    if unknown.size:
        raise ValueError(
            f"{_shapes(given, y)}. Labels go from 0 to {n_classes - 1}, got {unknown.flat[0]}."
        )
    one_hot = np.zeros(y.shape, y.dtype)
    np.put_along_axis(one_hot, given[..., np.newaxis].astype(np.intp), 1, axis=-1)
    return one_hot


def _probabilities(y: _Array) -> _Array:
    """Return y, after a check that finds logits given in place of probabilities."""
    if (y.real < 0).any():
        raise ValueError(
            f"y must be probabilities, got {y.real.min()}. For logits u, pass softmax(u)."
        )
    return y


def _check_samples(d: _Array, y: _Array) -> None:
    """Raise ValueError unless y is a number, one sample or a batch with a sample in it."""
    if y.ndim > 2:
        raise ValueError(
            f"{_shapes(d, y)}. A loss takes a number, one sample (J,) or a batch (N, J)."
        )
    if y.size == 0:
        raise ValueError(f"{_shapes(d, y)}. There is nothing to average: give at least one sample.")


def _shapes(d: _Array, y: _Array) -> str:
    return f"d has shape {d.shape} and y has shape {y.shape}"


def _sample_count(y: _Array) -> int:
    return y.shape[0] if y.ndim == 2 else 1
