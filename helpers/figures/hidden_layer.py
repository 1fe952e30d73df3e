"""Figures of lecture 05: a derivative taken at the pre-activation, and at the activation."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from helpers.figures.canvas import BLUE, VERMILLION, canvas

Array = NDArray[np.float64]
Curve = Callable[[Array], Array]


def derivatives_at(u: Array, activations: Mapping[str, tuple[Curve, Curve]]) -> Figure:
    """Draw f′(u) and f′(f(u)) against the pre-activation u, one panel for each activation.

    `u` is (S,), in rising order; `activations` maps a name to the pair (f, f′). The right one is a
    solid line, the other a dashed line with markers; a title says whether they are the same curve.
    """
    figure, axes = canvas(
        len(activations), 2.6 * len(activations), 3.0, sharex=True, sharey=True,
        description=f"f′(u) and f′(f(u)) against u for {', '.join(activations)}.",
    )  # fmt: skip
    for ax, (name, (f, d_f)) in zip(axes, activations.items(), strict=True):
        right, at_activation = d_f(u), d_f(f(u))
        same = bool(np.array_equal(right, at_activation))
        ax.plot(u, right, color=BLUE, linewidth=2.5, label="f′(u)")
        ax.plot(
            u, at_activation, color=VERMILLION, linestyle="--", marker="^", markersize=5,
            markevery=max(1, len(u) // 10), label="f′(z), z = f(u)",
        )  # fmt: skip
        ax.set_title(f"{name}: {'the same' if same else 'not the same'}", fontsize=11)
        ax.set_xlabel("u")
    axes[0].set(ylim=(-0.05, 1.1), ylabel="slope")
    figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=2)
    return figure
