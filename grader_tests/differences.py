"""Derivatives by central differences with Richardson extrapolation, and how far off they may be.

For functions that take real numbers only, where the complex step of `oracle` does not apply.
A central difference has the error c₁h² + c₂h⁴ + …; from steps h, h/2, h/4, … each of these terms
can be removed in turn. The steps stay large, so that rounding (eps·|f|/h) does little harm.
Source: L. F. Richardson, "The approximate arithmetical solution by finite differences",
Phil. Trans. A 210, 1911; C. Ridders, "Accurate computation of F'(x) and F'(x)F''(x)",
Adv. Eng. Software 4(2), 1982, for the error that the table tells of itself.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

EPS = float(np.finfo(np.float64).eps)

# How far an input is moved at most. The checks' inputs keep further away from every kink.
REACH = 2.0**-4
_STEPS = 8


def along(
    forward: Callable[..., ArrayLike],
    inputs: Sequence[ArrayLike],
    place: int,
    direction: ArrayLike,
    reach: float = REACH,
) -> tuple[Array, Array]:
    """The derivative of `forward` along a direction in one input, and a bound of its error.

    inputs: arrays of any shape; direction: the shape of inputs[place]; reach: no element is moved
    further than this, so that no kink is stepped over. Returns two arrays of the output's shape;
    the bound is wide where elements of the direction are tiny, since x ± h·v rounds them off.
    Costs 16 forward passes. A direction of zeros has the derivative 0.
    """
    points = [np.asarray(value, dtype=np.float64) for value in inputs]
    turn = np.asarray(direction, dtype=np.float64)
    longest = float(np.max(np.abs(turn), initial=0.0))
    if longest == 0.0:
        nothing = np.zeros(np.shape(forward(*points)))
        return nothing, nothing.copy()
    turn = turn / longest
    # A power of two: dividing by it costs no digit.
    step = 2.0 ** np.floor(np.log2(reach))
    # What the rounding of x ± h·v changes, relative to the movement of the element it happens to.
    moved = turn != 0
    shaken = EPS * float(np.max(np.abs(points[place][moved]) / np.abs(turn[moved])))
    row: list[Array] = []
    best = error = np.zeros(0)
    for level in range(_STEPS):
        above, below = (
            np.asarray(
                forward(*points[:place], points[place] + sign * step * turn, *points[place + 1 :]),
                dtype=np.float64,
            )
            for sign in (1.0, -1.0)
        )
        plain = (above - below) / (2 * step)
        noise = (4 * EPS * np.maximum(np.abs(above), np.abs(below)) + shaken * np.abs(plain)) / step
        table = [plain]
        for column, before in enumerate(row):
            weight = 4.0 ** (column + 1)
            table.append((weight * table[column] - before) / (weight - 1))
            wrong = np.maximum(np.abs(table[-1] - table[-2]), np.abs(table[-1] - before)) + noise
            if level == 1 and column == 0:
                best, error = table[-1], wrong
            else:
                better = wrong < error
                best, error = np.where(better, table[-1], best), np.where(better, wrong, error)
        row = table
        step /= 2
    return np.asarray(best * longest), np.asarray(error * longest)
