"""The figure of lecture 02: a product is an area, so nudging one side adds a strip of the other."""

from __future__ import annotations

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.figures.canvas import BLACK, BLUE, VERMILLION, canvas


def product_area(x: float, y: float, nudge: float) -> Figure:
    """Draw x·y as a rectangle, once with x nudged and once with y nudged.

    `x`, `y` and `nudge` are above 0. The added strip is hatched and labelled with its area; both
    panels have the same scale, so that the strips can be compared.

    Raises ValueError when a length is not above 0.
    """
    if not min(x, y, nudge) > 0:
        raise ValueError(f"Lengths must be above 0, got x = {x}, y = {y}, nudge = {nudge}.")
    figure, axes = canvas(2, 6.4, 3.6, sharex=True, sharey=True)
    strips = (
        (axes[0], "x", (x, 0.0), nudge, y, BLUE, "//"),
        (axes[1], "y", (0.0, y), x, nudge, VERMILLION, "\\\\"),
    )
    for ax, name, corner, width, height, colour, hatch in strips:
        ax.add_patch(Rectangle((0, 0), x, y, facecolor="white", edgecolor=BLACK, linewidth=1.5))
        ax.text(x / 2, y / 2, f"z = x · y\n= {x:g} · {y:g} = {x * y:g}", ha="center", va="center")
        strip = Rectangle(corner, width, height, facecolor="white", edgecolor=colour, hatch=hatch)
        ax.add_patch(strip)
        other = y if name == "x" else x
        ax.set_title(
            f"{name} grows by {nudge:g}:\nz grows by {nudge:g} · {other:g} = {nudge * other:g}",
            color=colour,
            fontsize=11,
        )
        ax.set_xlabel("x")
        ax.set_ylabel("y")
        ax.yaxis.set_tick_params(labelleft=True)
        ax.set_aspect("equal")
        ax.set_xlim(0, x + 2 * nudge)
        ax.set_ylim(0, y + 2 * nudge)
    return figure
