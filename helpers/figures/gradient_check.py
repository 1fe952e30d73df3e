"""Figures of lecture 06: the best step, the chord at a kink, the scale of errors, the price."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import cycle
from typing import Final

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from helpers.figures.canvas import BLACK, BLUE, GREEN, GREY, VERMILLION, canvas

Array = NDArray[np.float64]
Curve = Callable[[Array], Array]

STYLES: Final = ((VERMILLION, "-", "^"), (BLUE, "-", "o"), (GREEN, "-", "s"))

# How to read a relative error: the limits of the CS231n notes, "Neural Networks Part 3".
ZONES: Final = (
    (0.0, 1e-7, "fine"),
    (1e-7, 1e-4, "fine only\nnear kinks"),
    (1e-4, 1e-2, "suspicious"),
    (1e-2, np.inf, "wrong"),
)
# An error of exactly 0 has no place on a logarithmic axis: it stands at its left end.
SMALLEST_SHOWN: Final = 1e-14


def zone_of(relative_error: float) -> str:
    """Name the zone of `ZONES` that a relative error lies in; a limit belongs to the zone below it.

    Raises ValueError for a number that is negative or not a number.
    """
    if not relative_error >= 0:
        raise ValueError(f"A relative error is 0 or more, got {relative_error}.")
    return next(name.replace("\n", " ") for _, high, name in ZONES if relative_error <= high)


def error_against_step(
    steps: Array, errors: Mapping[str, Array], theory: Mapping[str, Array]
) -> Figure:
    """Draw the error of a difference against its step, both on logarithmic axes.

    `steps` is (S,), in rising order; `errors` maps a name to the measured errors (S,), drawn with
    markers; `theory` maps a name to the expected errors (S,), drawn as thin dashed lines. A name
    stands beside its line. Zeros are left out: a logarithm has none.
    """
    measured = {name: np.where(values > 0, values, np.inf) for name, values in errors.items()}
    best = {name: int(np.argmin(values)) for name, values in measured.items()}
    said = "; ".join(f"{name}: smallest error at h = {steps[at]:.0e}" for name, at in best.items())
    figure, (ax,) = canvas(
        1, 8.0, 4.8,
        description=f"Error of the slope against the step h, logarithmic axes. {said}.",
    )  # fmt: skip
    lowest = np.min(list(measured.values()), axis=0)
    bottom, top = 0.002 * lowest.min(), 10 * np.max(list(errors.values()))
    for dash, (name, expected) in zip(cycle(("--", ":", "-.")), theory.items(), strict=False):
        ax.plot(steps, expected, color=GREY, linestyle=dash, linewidth=1.2)
        # Where the line runs below all measured points, the picture is empty: its name fits there.
        free = np.flatnonzero((expected > bottom) & (expected < lowest / 3))
        at = free[len(free) // 2] if len(free) else len(steps) // 2
        rising = expected[-1] > expected[0]
        ax.annotate(
            name, (steps[at], expected[at]), (6, -2 if rising else 2), textcoords="offset points",
            color=GREY, ha="left", va="top" if rising else "bottom", fontsize=9,
        )  # fmt: skip
    for (name, values), (colour, dash, marker) in zip(
        measured.items(), cycle(STYLES), strict=False
    ):
        ax.plot(steps, values, color=colour, linestyle=dash, marker=marker, markersize=5)
        ax.annotate(
            name, (steps[-1], values[-1]), (8, 0), textcoords="offset points", color=colour,
            va="center", annotation_clip=False,
        )  # fmt: skip
        # Below the deepest curve the picture is empty; for the others, the inside of the V is.
        at = best[name]
        deepest = values[at] == lowest.min()
        ax.annotate(
            f"best: h = {steps[at]:.0e}", (steps[at], values[at]),
            (-36, -34) if deepest else (0, 48), textcoords="offset points", color=colour,
            ha="right" if deepest else "center", va="center",
            arrowprops={"arrowstyle": "->", "color": colour, "shrinkB": 6},
        )  # fmt: skip
    ax.set(xscale="log", yscale="log", ylim=(bottom, top))
    ax.set(xlabel="step h", ylabel="error of the slope")
    ax.text(0.02, 1.02, "← smaller steps: rounding wins", transform=ax.transAxes)
    ax.text(0.98, 1.02, "larger steps: truncation wins →", transform=ax.transAxes, ha="right")
    return figure


def chords(f: Curve, slope: Curve, places: Sequence[float], h: float) -> Figure:
    """Draw f near each place with the chord of the central difference, and say both slopes.

    `f` and `slope` take and return a 1-D array; `slope` is what `backward` would answer. One panel
    a place; the chord runs from place − h to place + h.
    """
    figure, axes = canvas(
        len(places), 3.1 * len(places), 3.2, sharex=True, sharey=True,
        description="A function with a kink at 0, and chords from x − h to x + h beside it.",
    )  # fmt: skip
    around = h * np.linspace(-2, 2.5, 400) + np.median(places)
    for ax, place in zip(axes, places, strict=True):
        ends = np.array([place - h, place + h])
        heights = f(ends)
        chord = (heights[1] - heights[0]) / (2 * h)
        ax.plot(around, f(around), color=GREY, linewidth=2)
        ax.plot(ends, heights, color=VERMILLION, linestyle="--", marker="o")
        here = np.array([place])
        ax.plot(here, f(here), color=BLACK, marker="x", markersize=9, linestyle="none")
        name = f"{place / h:g} h" if place else "0"
        ax.set_title(f"x = {name}\nchord {chord:.3g}, backward {slope(here)[0]:.3g}", fontsize=10)
        ax.set_xticks([-h, 0, h], ["−h", "0", "h"])
        ax.set_yticks([])
        ax.set_xlabel("x")
    axes[0].set_ylabel("F(x)")
    return figure


def relative_error_scale(
    errors: Mapping[str, Sequence[float | None]], labels: Sequence[str]
) -> Figure:
    """Draw one row a mistake, with the relative errors of up to three checks over `ZONES`.

    `errors` maps the name of a mistake to one relative error for each of `labels`, the names of the
    checks; None is a check that was not made. The markers are an open circle, a filled square and a
    filled diamond; a thin line joins those of a row.
    """
    figure, (ax,) = canvas(
        1, 8.0, 1.6 + 0.42 * len(errors),
        description=f"Relative errors that {len(labels)} checks found for {', '.join(errors)}.",
    )  # fmt: skip
    left, right = SMALLEST_SHOWN / 4, 4.0
    for low, high, name in ZONES:
        start, end = max(low, left), min(high, right)
        if high < right:
            ax.axvline(high, color=GREY, linewidth=0.8, linestyle=":")
        ax.text(np.sqrt(start * end), -0.75, name, ha="center", va="bottom", color=GREY, fontsize=9)
    places = np.array(
        [[np.nan if error is None else error for error in row] for row in errors.values()]
    )
    places = np.maximum(places, SMALLEST_SHOWN)  # NaN stays NaN, and is not drawn
    rows = np.arange(len(errors))
    ax.hlines(rows, np.nanmin(places, axis=1), np.nanmax(places, axis=1), GREY, linewidth=1)
    looks = ((BLUE, "o", "white", 11), (VERMILLION, "s", VERMILLION, 6), (GREEN, "D", GREEN, 8))
    for label, column, (colour, marker, face, size) in zip(labels, places.T, looks, strict=False):
        ax.plot(
            column, rows, color=colour, marker=marker, markerfacecolor=face, markersize=size,
            linestyle="none", label=label,
        )  # fmt: skip
    ax.set(xscale="log", xlim=(left, right), ylim=(len(errors) - 0.5, -0.7))
    ax.set_yticks(rows, list(errors))
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.set_xlabel("relative error (0 is drawn at the left end)")
    figure.legend(loc="outside lower center", ncols=len(labels))
    return figure


def seconds_against_parameters(parameters: Array, seconds: Mapping[str, Array]) -> Figure:
    """Draw measured times against the number of parameters, both on logarithmic axes.

    `parameters` is (S,); `seconds` maps the name of a method to its times (S,), in seconds. A name
    stands beside the last point of its line.
    """
    figure, (ax,) = canvas(
        1, 7.0, 3.8,
        description=f"Seconds against the number of parameters: {', '.join(seconds)}.",
    )  # fmt: skip
    for (name, times), (colour, dash, marker) in zip(seconds.items(), cycle(STYLES), strict=False):
        ax.plot(parameters, times, color=colour, linestyle=dash, marker=marker)
        ax.annotate(
            name, (parameters[-1], times[-1]), (8, 0), textcoords="offset points", color=colour,
            va="center", annotation_clip=False,
        )  # fmt: skip
    ax.set(
        xscale="log", yscale="log", xlabel="number of parameters", ylabel="seconds for one gradient"
    )
    ax.set_xticks(parameters, [f"{count:,.0f}" for count in parameters])
    ax.minorticks_off()
    return figure
