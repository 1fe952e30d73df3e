"""What lecture figures start from: colours that all readers can tell apart, an empty figure."""

from __future__ import annotations

from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.picture import BLACK, BLUE, GREEN, GREY, ORANGE, VERMILLION, Picture

__all__ = [
    "BLACK",
    "BLUE",
    "GREEN",
    "GREY",
    "ORANGE",
    "PURPLE",
    "SKY",
    "VERMILLION",
    "canvas",
    "ink",
]

# The rest of the palette of `helpers.picture`. The figures never rely on colour alone: lines differ
# in dashes, points in markers, and labels stand beside what they name.
SKY: Final = "#56B4E9"
PURPLE: Final = "#CC79A7"

# Orange is too light for words on white paper: they are written in a darker shade of it.
_DARK_ORANGE: Final = "#8F6200"


def ink(colour: str) -> str:
    """The colour in which words about something of this colour are written on white."""
    return _DARK_ORANGE if colour == ORANGE else colour


def canvas(
    columns: int,
    width: float,
    height: float,
    *,
    description: str = "",
    sharex: bool = False,
    sharey: bool = False,
) -> tuple[Figure, list[Axes]]:
    """Make an empty figure with one row of axes.

    `width` and `height` are those of the whole figure, in inches. `description` says in words what
    it shows, for readers who cannot see it. Returns the figure and the list of its `columns` axes,
    left to right.
    """
    figure = Picture(figsize=(width, height), layout="constrained", description=description)
    axes = figure.subplots(1, columns, squeeze=False, sharex=sharex, sharey=sharey)
    row = list(np.ravel(axes))
    for ax in row:
        ax.spines[["top", "right"]].set_visible(False)
    return figure, row
