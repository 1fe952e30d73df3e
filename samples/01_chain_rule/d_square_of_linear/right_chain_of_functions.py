# /// sample
# summary = "Writes a general chain rule that takes the functions and their derivatives."
# [passes]
# value = true
# ///
from typing import Callable

Function = Callable[[np.ndarray], np.ndarray]


def chain(d_outer: Function, inner: Function, d_inner: Function) -> Function:
    """The derivative of outer(inner(x))."""
    return lambda x: d_outer(inner(x)) * d_inner(x)


def d_square_of_linear(a: np.ndarray, b: np.ndarray, x: np.ndarray) -> np.ndarray:
    derivative = chain(
        d_outer=lambda t: 2 * t,
        inner=lambda x: np.add(np.multiply(a, x), b),
        d_inner=lambda x: a,
    )
    return derivative(x)
