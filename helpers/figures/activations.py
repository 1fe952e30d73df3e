"""Figures of lecture 03: an activation over its slope, a kink, saturation, gradients that fade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import cycle, pairwise
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from helpers.figures.canvas import BLACK, BLUE, GREEN, GREY, ORANGE, VERMILLION, canvas, ink

Array = NDArray[np.float64]

STYLES: Final = ((BLUE, "-", "o"), (VERMILLION, "--", "^"), (GREEN, "-.", "s"), (ORANGE, ":", "D"))


def break_at_jumps(values: Array, jump: float) -> Array:
    """Put a gap where a curve jumps, so that no line is drawn where the function has no values.

    `values` is (N,); the result is a copy with NaN in place of the first value after each step
    larger than `jump`.
    """
    broken = np.array(values, dtype=np.float64)
    broken[1:][np.abs(np.diff(values)) > jump] = np.nan
    return broken


def spread(places: Sequence[float], gap: float) -> list[float]:
    """Move labels apart: the same order, each at least `gap` above the one below it.

    `places` are positions on one axis, in any order; the lowest stays where it is.
    """
    moved = list(places)
    order = sorted(range(len(moved)), key=moved.__getitem__)
    for below, above in pairwise(order):
        moved[above] = max(moved[above], moved[below] + gap)
    return moved


def activation(
    x: Array, y: Array, slope: Array, name: str, points: Iterable[tuple[float, float]] = ()
) -> Figure:
    """Draw an activation on the left and its slope on the right, over the same inputs.

    `x`, `y` and `slope` are (N,). `points` are (input, output) pairs, marked and labelled on the
    left.
    """
    figure, (left, right) = canvas(2, 8.0, 3.2, sharex=True)
    left.plot(x, y, color=BLUE, linewidth=2)
    for at, out in points:
        left.plot(at, out, "o", color=BLACK, markersize=6)
        left.annotate(
            f"{at:g} → {out:.4g}".replace("-", "−"),
            (at, out),
            (-8, 4) if out > 0 else (-4, 10),
            textcoords="offset points",
            ha="right" if out > 0 else "center",
            va="bottom",
        )
    right.plot(x, break_at_jumps(slope, 0.5), color=VERMILLION, linewidth=2, linestyle="--")
    for ax, title in ((left, f"forward: {name}"), (right, "backward: its slope")):
        ax.set_title(title, fontsize=11)
        ax.set_xlabel("x")
        ax.axvline(0, color=GREY, linewidth=0.6)
        ax.margins(y=0.12)
    left.set_ylabel("y")
    right.set_ylabel("dy/dx")
    return figure


def kink(h: float) -> Figure:
    """Draw ReLU around 0 and the line through (−h, 0) and (h, h), whose slope is one half.

    `h` is the step of the central difference, above 0.
    """
    figure, (ax,) = canvas(1, 6.0, 3.6)
    ax.plot([-3 * h, 0, 3 * h], [0, 0, 3 * h], color=BLUE, linewidth=2.5)
    ax.plot([-h, h], [0, h], "--^", color=VERMILLION, linewidth=1.5)
    ax.plot(0, 0, "o", color=BLACK, markersize=7)
    ax.annotate(
        "slope 0", (-2.2 * h, 0), (0, 8), textcoords="offset points", ha="center", color=BLUE
    )
    ax.annotate(
        "slope 1",
        (2.2 * h, 2.2 * h),
        (-10, 4),
        textcoords="offset points",
        ha="right",
        color=BLUE,
    )
    ax.annotate(
        f"from −{h:g} to {h:g}:\nslope ½",
        (-0.3 * h, 0.35 * h),
        (-1.4 * h, 1.5 * h),
        ha="center",
        color=VERMILLION,
        arrowprops={"arrowstyle": "->", "color": VERMILLION},
    )
    ax.annotate(
        "the kink",
        (0, 0),
        (1.2 * h, -0.9 * h),
        ha="center",
        arrowprops={"arrowstyle": "->", "color": BLACK},
    )
    ax.set_ylim(-1.4 * h, 3.2 * h)
    ax.set_xlabel("x")
    ax.set_ylabel("ReLU(x)")
    return figure


def saturation(x: Array, y: Array, slope: Array, limit: float) -> Figure:
    """Draw a sigmoid-like activation over its slope and shade where the slope is below `limit`.

    `x`, `y` and `slope` are (N,), x increasing.
    """
    figure, axes = canvas(2, 9.0, 3.6, sharex=True)
    dead = slope < limit
    for ax, values, colour, dashes in (
        (axes[0], y, BLUE, "-"),
        (axes[1], slope, VERMILLION, "--"),
    ):
        ax.plot(x, values, color=colour, linestyle=dashes, linewidth=2)
        low, high = ax.get_ylim()
        ax.fill_between(
            x, low, high, where=dead, facecolor="white", edgecolor=GREY, hatch="///", linewidth=0
        )
        ax.set_ylim(low, high)
        ax.set_xlabel("x")
    for ax, title, quantity in zip(
        axes, ("forward", "backward: its slope"), ("y", "dy/dx"), strict=True
    ):
        ax.set_title(title, fontsize=11)
        ax.set_ylabel(quantity)
    middle = (axes[1].get_ylim()[0] + axes[1].get_ylim()[1]) / 2
    for side in (dead & (x < 0), dead & (x > 0)):
        if side.any():
            axes[1].text(
                float(x[side].mean()),
                middle,
                f"slope\n< {limit:g}",
                ha="center",
                va="center",
                bbox={"facecolor": "white", "edgecolor": GREY},
            )
    return figure


def curves(
    lines: Mapping[str, Sequence[float]], xlabel: str, ylabel: str, logarithmic: bool = False
) -> Figure:
    """Draw lines over 0, 1, 2, … and write the name of each at its end.

    `lines` goes from a name to its values; all have the same length. With `logarithmic` the values
    are above 0 and the y axis shows powers of ten.
    """
    figure, (ax,) = canvas(1, 7.5, 4.0)
    for values, (colour, dashes, marker) in zip(lines.values(), cycle(STYLES), strict=False):
        every = max(1, len(values) // 10)
        ax.plot(
            values, color=colour, linestyle=dashes, marker=marker, markevery=every, linewidth=1.8
        )
    if logarithmic:
        ax.set_yscale("log")
    ax.set_xlabel(xlabel)
    ax.set_ylabel(ylabel)
    _label_the_ends(ax, lines)
    return figure


def _label_the_ends(ax: Axes, lines: Mapping[str, Sequence[float]]) -> None:
    """Write each line's name beside its last point, in its colour, none over another."""
    last = max(len(values) for values in lines.values()) - 1
    ends = [ax.transData.transform((last, values[-1]))[1] for values in lines.values()]
    heights = spread(ends, gap=16.0)
    for (name, values), height, style in zip(lines.items(), heights, cycle(STYLES), strict=False):
        end = ax.transData.transform((last, values[-1]))[1]
        points_per_dot = 72 / ax.figure.dpi
        ax.annotate(
            name,
            (last, values[-1]),
            (10, (height - end) * points_per_dot),
            textcoords="offset points",
            va="center",
            color=ink(style[0]),
        )
