"""Figures of lecture 01: the valley, three learning rates, gradients of a few samples."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import cycle

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, NullFormatter
from numpy.typing import NDArray

from helpers.figures.canvas import BLACK, BLUE, GREEN, GREY, ORANGE, VERMILLION, canvas, ink

Array = NDArray[np.float64]
Curve = Callable[[Array], Array]

STYLES = ((BLUE, "-", "o"), (VERMILLION, "--", "^"), (GREEN, ":", "s"), (ORANGE, "-.", "D"))


def valley(cost: Curve, slope: Curve, at: Sequence[float], span: tuple[float, float]) -> Figure:
    """Draw the cost over one weight, and at each place what the compass says.

    `cost` and `slope` take and return a 1-D array; `at` holds the weights to stand on; `span` is
    the range of weights shown. At each place: a dashed tangent, the sign of the slope, and an arrow
    in the direction that a step downhill takes.
    """
    places = np.asarray(at, dtype=float)
    steepness = slope(places)
    signs = [_signpost(*pair) for pair in zip(places, steepness, strict=True)]
    figure, (ax,) = canvas(1, 7.0, 3.8, description="A valley. " + "; ".join(signs))
    w = np.linspace(*span, 400)
    height = cost(w)
    ax.plot(w, height, color=BLACK, linewidth=2)
    lowest = int(np.argmin(height))
    top = float(height.max())
    ax.annotate(
        "lowest cost", (w[lowest], height[lowest]), (w[lowest], 0.30 * top), ha="center",
        arrowprops={"arrowstyle": "->", "color": GREY},
    )  # fmt: skip
    width = 0.09 * (span[1] - span[0])
    for place, here, steep, sign in zip(places, cost(places), steepness, signs, strict=True):
        downhill = -np.sign(steep)
        colour, marker = (VERMILLION, "^") if steep > 0 else (BLUE, "v")
        tangent = place + np.array([-1.0, 1.0]) * width
        ax.plot(tangent, here + steep * (tangent - place), color=colour, linestyle="--")
        ax.plot(place, here, color=colour, marker=marker, markersize=9)
        if downhill:
            ax.annotate(
                "", (place + downhill * 2.2 * width, here), (place + downhill * 0.25 * width, here),
                arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 2},
            )  # fmt: skip
        ax.text(
            place - downhill * 0.35 * width, here, sign.replace(", ", "\n"), color=colour,
            ha="left" if steep > 0 else "right", va="top",
        )  # fmt: skip
    ax.set(xlim=span, ylim=(-0.06 * top, top), xlabel="weight w", ylabel="cost C(w)")
    return figure


def walk_to(slope: float) -> str:
    """Return where a step downhill goes at this slope: `left`, `right` or `nowhere`."""
    if slope == 0:
        return "nowhere"
    return "left" if slope > 0 else "right"


def _signpost(place: float, slope: float) -> str:
    return f"w = {place:.3g}, slope {slope:+.3g}, walk {walk_to(slope)}".replace("-", "−")


def learning_rates(
    cost: Curve, walks: Mapping[str, Sequence[float]], span: tuple[float, float]
) -> Figure:
    """Draw one panel for each walk: the valley, and the weight after each step.

    `walks` maps a title to the weights of that walk, its start first; `span` is the range of
    weights shown. A walk that leaves the picture says at which step it does.
    """
    ends = {title: _end_of(np.asarray(walk, dtype=float), span) for title, walk in walks.items()}
    figure, axes = canvas(
        len(walks), 3.2 * len(walks), 3.9, sharey=True,
        description="; ".join(f"{title}, {end}" for title, end in ends.items()),
    )  # fmt: skip
    w = np.linspace(*span, 400)
    top = float(cost(w).max())
    for ax, (title, walk) in zip(axes, walks.items(), strict=True):
        steps = np.asarray(walk, dtype=float)
        heights = cost(steps)
        ax.plot(w, cost(w), color=GREY, linewidth=1.5)
        ax.plot(steps, heights, color=BLUE, linestyle="--", linewidth=1, marker="o")
        ax.plot(steps[0], heights[0], color=VERMILLION, marker="s", markersize=9)
        ax.annotate(
            "start", (steps[0], heights[0]), (10, -3), textcoords="offset points",
            color=VERMILLION,
        )  # fmt: skip
        ax.set_title(f"{title}\n{ends[title]}", fontsize=11)
        ax.set(xlim=span, ylim=(-0.05 * top, top), xlabel="weight w")
    axes[0].set_ylabel("cost C(w)")
    return figure


def left_at(walk: Array, span: tuple[float, float]) -> int | None:
    """Return the first step of `walk` (1-D) that lies outside `span`, None if all are inside."""
    outside = np.flatnonzero((walk < span[0]) | (walk > span[1]))
    return int(outside[0]) if outside.size else None


def _end_of(walk: Array, span: tuple[float, float]) -> str:
    gone = left_at(walk, span)
    if gone is not None:
        return f"out of the picture at step {gone}"
    return f"after {len(walk) - 1} steps: w = {walk[-1]:.2f}"


def gradient_estimates(full: Array, estimates: Mapping[int, Array]) -> Figure:
    """Draw the gradient estimates of each batch size around the gradient of all samples.

    `full` is (2,): the gradient of the mean cost of all samples. `estimates` maps a batch size to
    an array (number of estimates, 2). The panels share their axes, so the clouds can be compared.
    """
    figure, axes = canvas(
        len(estimates), 3.2 * len(estimates), 3.4, sharex=True, sharey=True,
        description="Gradients of small batches lie around the gradient of all samples: "
        f"the more samples in a batch ({', '.join(map(str, estimates))}), the closer.",
    )  # fmt: skip
    for ax, (size, cloud) in zip(axes, estimates.items(), strict=True):
        ax.plot(*cloud.T, color=BLUE, marker="o", markersize=4, alpha=0.45, linestyle="none")
        ax.plot(
            *full, color=VERMILLION, marker="*", markersize=17, markeredgecolor="white",
            linestyle="none", label="all samples",
        )  # fmt: skip
        ax.axhline(0, color=GREY, linewidth=0.8)
        ax.axvline(0, color=GREY, linewidth=0.8)
        title = f"{size} sample{'s' if size > 1 else ''} for each estimate"
        ax.set(title=title, xlabel="slope in w,  ∂C/∂w")
        ax.legend(loc="upper right", frameon=False)
    axes[0].set_ylabel("slope in b,  ∂C/∂b")
    return figure


def walks_on_map(
    cost: Callable[[Array, Array], Array],
    walks: Mapping[str, Array],
    w_span: tuple[float, float],
    b_span: tuple[float, float],
) -> Figure:
    """Draw walks in the plane of w and b, over the lines of equal cost.

    `cost` takes w and b, two arrays of one shape, and returns the costs in that shape. `walks` maps
    a name to an array (number of places, 2), the start first.
    """
    ends = ", ".join(
        f"{name}: w = {walk[-1, 0]:.2f}, b = {walk[-1, 1]:.2f}" for name, walk in walks.items()
    )
    figure, (ax,) = canvas(1, 6.4, 4.4, description=f"Walks over a map of the cost. {ends}")
    w, b = np.meshgrid(np.linspace(*w_span, 80), np.linspace(*b_span, 80))
    lines = ax.contour(w, b, cost(w, b), levels=12, colors=GREY, linewidths=0.8)
    for (name, walk), (colour, dash, marker) in zip(walks.items(), cycle(STYLES), strict=False):
        ax.plot(*walk.T, color=colour, linestyle=dash, marker=marker, markersize=4, label=name)
    start = next(iter(walks.values()))[0]
    lowest = np.unravel_index(np.argmin(cost(w, b)), w.shape)
    bottom = np.array([w[lowest], b[lowest]])
    # The numbers stand on the way to a corner that the walks from the start do not pass.
    corner = np.array([w_span[int(start[0] < bottom[0])], b_span[int(start[1] > bottom[1])]])
    away = bottom + np.linspace(0, 0.95, 400)[:, None] * (corner - bottom)
    heights = cost(*away.T)
    crossed = [level for level in lines.levels if heights[0] < level < heights.max()]
    ax.clabel(
        lines, crossed, fontsize=8, fmt="%.3g",
        manual=[tuple(away[np.argmax(heights > level)]) for level in crossed],
    )  # fmt: skip
    ax.plot(*start, color=BLACK, marker="s", markersize=9)
    ax.annotate(
        "start", start, (8, 8), textcoords="offset points",
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.0},
    )  # fmt: skip
    ax.plot([], [], color=GREY, linewidth=0.8, label="equal cost C")
    ax.set(xlabel="weight w", ylabel="bias b", xlim=w_span, ylim=b_span)
    ax.legend(frameon=True, framealpha=0.9)
    return figure


def by_step(curves: Mapping[str, Sequence[float]], ylabel: str, *, log: bool = False) -> Figure:
    """Draw one line for each curve against the number of the step; names stand at the line ends.

    `curves` maps a name to one value a step. `log` gives a logarithmic axis, for positive values.
    """
    ends = ", ".join(f"{name}: {values[-1]:.3g}" for name, values in curves.items())
    figure, (ax,) = canvas(1, 7.0, 3.6, description=f"{ylabel} by step. At the end, {ends}")
    for (name, values), (colour, dash, marker) in zip(curves.items(), cycle(STYLES), strict=False):
        steps = np.arange(len(values))
        every = max(1, len(values) // 10)
        ax.plot(steps, values, color=colour, linestyle=dash, marker=marker, markevery=every)
        ax.annotate(
            name, (steps[-1], values[-1]), (8, 0), textcoords="offset points", color=ink(colour),
            va="center", annotation_clip=False,
        )  # fmt: skip
    if log:
        ax.set_yscale("log")
        low, high = ax.get_ylim()
        if high < 100 * low:  # too few powers of ten to read the axis by them alone
            ax.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
            ax.yaxis.set_major_formatter("{x:g}")
            ax.yaxis.set_minor_formatter(NullFormatter())
    ax.set(xlabel="step", ylabel=ylabel)
    return figure
