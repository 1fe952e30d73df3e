"""Matrices side by side with their numbers, as one writes them on a board: u = w z + b."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from helpers.figures.canvas import BLACK, GREY, VERMILLION, canvas

CELL = 0.62
"""Side of one cell, in inches."""


@dataclass(frozen=True)
class Grid:
    """One matrix of an equation: its name, its numbers, and the cells that stand out.

    `values` is (rows, columns). `rows` and `columns` are labels, one each, or empty for none.
    `marked` holds (row, column) pairs, counted from 0.
    """

    name: str
    values: ArrayLike
    rows: Sequence[str] = ()
    columns: Sequence[str] = ()
    marked: Collection[tuple[int, int]] = ()

    def numbers(self) -> NDArray[np.float64]:
        """The values as an array (rows, columns). Raises ValueError when labels do not fit it."""
        numbers = np.asarray(self.values, dtype=float)
        if numbers.ndim != 2:
            raise ValueError(
                f"the grid {self.name!r} needs a 2-D array, not one of shape {numbers.shape}; "
                "a column is v[:, None], a row is v[None, :]"
            )
        for labels, size in zip((self.rows, self.columns), numbers.shape, strict=True):
            if labels and len(labels) != size:
                raise ValueError(
                    f"the grid {self.name!r} of shape {numbers.shape} has {len(labels)} labels "
                    f"for {size} lines; give one label for each, or none"
                )
        return numbers

    def in_words(self) -> str:
        """The name and the numbers on one line, marked cells in stars: `w [1 −1; 0.5 *2*]`."""
        lines = (
            " ".join(
                f"*{number:.3g}*" if (row, column) in self.marked else f"{number:.3g}"
                for column, number in enumerate(line)
            )
            for row, line in enumerate(self.numbers())
        )
        return f"{self.name} [{'; '.join(lines)}]".replace("-", "−")


def equation(*parts: Grid | str, title: str = "") -> Figure:
    """Draw matrices side by side: a `Grid` is a table of numbers, a string the sign between two.

    Marked cells have a thick frame and bold numbers.
    """
    # Layout in units of one cell. A grid takes its columns, and one cell more for the labels of its
    # rows, which stand to the left; two grids side by side keep a distance.
    places: list[float] = []
    right = 0.0
    for before, part in zip((None, *parts), parts, strict=False):
        if isinstance(part, Grid) and part.rows:
            right += 1.0
        elif isinstance(part, Grid) and isinstance(before, Grid):
            right += 0.5
        places.append(right)
        right += 0.9 if isinstance(part, str) else part.numbers().shape[1]
    tallest = max(part.numbers().shape[0] for part in parts if isinstance(part, Grid))
    labelled = any(part.columns for part in parts if isinstance(part, Grid))
    above = tallest / 2 + (1.5 if labelled else 0.9)
    figure, (ax,) = canvas(
        1, CELL * (right + 0.4), CELL * (above + tallest / 2 + 0.2),
        description=" ".join(part if isinstance(part, str) else part.in_words() for part in parts),
    )  # fmt: skip
    for left, part in zip(places, parts, strict=True):
        if isinstance(part, str):
            ax.text(left + 0.45, 0, part, ha="center", va="center", fontsize=15)
        else:
            _draw_grid(ax, left, part)
    ax.set(xlim=(-0.2, right + 0.2), ylim=(-tallest / 2 - 0.2, above), title=title)
    ax.set_aspect("equal")
    ax.set_axis_off()
    return figure


def _draw_grid(ax: Axes, left: float, grid: Grid) -> None:
    numbers = grid.numbers()
    rows, columns = numbers.shape
    top = rows / 2
    ax.text(
        left + columns / 2, top + (1.0 if grid.columns else 0.4), grid.name, ha="center",
        fontsize=12, weight="bold",
    )  # fmt: skip
    for row, label in enumerate(grid.rows):
        ax.text(left - 0.15, top - row - 0.5, label, ha="right", va="center", color=GREY)
    for column, label in enumerate(grid.columns):
        ax.text(left + column + 0.5, top + 0.2, label, ha="center", color=GREY)
    for (row, column), number in np.ndenumerate(numbers):
        marked = (row, column) in grid.marked
        corner = (left + column, top - row - 1)
        ax.add_patch(Rectangle(corner, 1, 1, facecolor="none", edgecolor=GREY, linewidth=0.8))
        if marked:
            ax.add_patch(
                Rectangle(
                    (corner[0] + 0.06, corner[1] + 0.06), 0.88, 0.88, facecolor="none",
                    edgecolor=VERMILLION, linewidth=3,
                )
            )  # fmt: skip
        ax.text(
            corner[0] + 0.5, corner[1] + 0.5, f"{number:.3g}".replace("-", "−"), ha="center",
            va="center", color=BLACK, weight="bold" if marked else "normal",
        )  # fmt: skip
