"""Figures of lecture 08: where a computed gradient becomes exactly 0."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import cycle

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from helpers.figures.canvas import canvas
from helpers.figures.descent import STYLES


def dying_gradients(x: ArrayLike, curves: Mapping[str, ArrayLike]) -> Figure:
    """Draw gradients on a logarithmic axis, and mark from which x on each of them is exactly 0.

    `x` is (n,), rising; `curves` maps a name to its gradients (n,), none below 0. A logarithmic
    axis has no place for 0: a curve stops where its last gradient above 0 is.
    """
    places = np.asarray(x, dtype=float)
    zeros = {name: first_zero_after(places, values) for name, values in curves.items()}
    described = "; ".join(
        f"{name}: above 0 everywhere" if zero is None else f"{name}: exactly 0 from x = {zero:.3g}"
        for name, zero in zeros.items()
    )
    figure, (ax,) = canvas(1, 7.4, 3.8, description=f"Gradients of the sigmoid. {described}")
    for (name, values), (colour, dash, marker) in zip(curves.items(), cycle(STYLES), strict=False):
        gradients = np.asarray(values, dtype=float)
        alive = gradients > 0
        every = max(1, len(places) // 12)
        ax.plot(
            places[alive], gradients[alive],
            color=colour, linestyle=dash, marker=marker, markevery=every, markersize=5,
        )  # fmt: skip
        zero = zeros[name]
        note = name if zero is None else f"{name}:\n0 from x = {zero:.3g}"
        ax.annotate(
            note, (places[alive][-1], gradients[alive][-1]), (8, 4), textcoords="offset points",
            color=colour, va="bottom", annotation_clip=False,
        )  # fmt: skip
    ax.set_yscale("log")
    ax.set(xlabel="pre-activation x", ylabel="gradient of the sigmoid")
    return figure


def first_zero_after(x: ArrayLike, gradients: ArrayLike) -> float | None:
    """The x from which on all gradients are exactly 0; None when the last one is not."""
    places = np.asarray(x, dtype=float)
    alive = np.flatnonzero(np.asarray(gradients) != 0)
    after = int(alive[-1]) + 1 if alive.size else 0
    return float(places[after]) if after < len(places) else None
