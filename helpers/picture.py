"""A matplotlib figure that a notebook shows once, with a description in words; and its pens.

`pyplot` keeps a list of its figures, and a notebook shows them at the end of a cell: a figure that
is also the cell's last expression would appear twice. These figures are not on that list, and bring
their own PNG, so they look the same with and without `%matplotlib inline`.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any, Literal

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.image import imsave
from matplotlib.patches import Polygon
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from numpy.typing import NDArray

# Colours that the colour-blind can tell apart: Okabe and Ito, "Color Universal Design", 2008.
BLACK, GREY = "#000000", "#767676"
BLUE, VERMILLION, GREEN, ORANGE = "#0072B2", "#D55E00", "#009E73", "#E69F00"

SHOWN_DPI = 100
# Twice the pixels that the page shows: sharp on screens with dense pixels and in print.
PNG_DPI = 2 * SHOWN_DPI

_POINTS = 72  # an inch
_COMPRESSION = 3  # of 9: a file a tenth larger than the smallest, in half the time
_HEAD_LENGTH, _HEAD_HALF_WIDTH = 7.0, 3.2
_LINE_STYLES: dict[str, Any] = {"solid": "-", "dashed": (0, (3.5, 1.8)), "dotted": (0, (1.0, 1.8))}


class Picture(Figure):
    """A figure outside pyplot. `description` says in words what it shows."""

    def __init__(self, *args: Any, description: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.description = description

    @property
    def width(self) -> float:
        """The width in points."""
        return float(self.get_figwidth()) * _POINTS

    @property
    def height(self) -> float:
        """The height in points."""
        return float(self.get_figheight()) * _POINTS

    def pixels(self, dpi: float = PNG_DPI) -> NDArray[np.uint8]:
        """The picture as colours (height, width, 4), with `dpi` pixels an inch."""
        before = self.dpi
        self.set_dpi(dpi)
        try:
            canvas = FigureCanvasAgg(self)
            canvas.draw()  # type: ignore[no-untyped-call]
            return np.array(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
        finally:
            self.set_dpi(before)

    def png(self, dpi: float = PNG_DPI) -> bytes:
        """The picture as a PNG file, with its description inside."""
        return png_file(self.pixels(dpi), self.description)

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        width, height = shown_size(self)
        return (
            {"image/png": self.png(), "text/plain": self.description or repr(self)},
            {"image/png": {"width": width, "height": height, "alt": self.description}},
        )


def png_file(pixels: NDArray[np.uint8], description: str) -> bytes:
    """Colours (height, width, 4) and what they show as a PNG file."""
    buffer = io.BytesIO()
    imsave(
        buffer,
        pixels,
        format="png",
        metadata={"Description": description},
        pil_kwargs={"compress_level": _COMPRESSION},
    )
    return buffer.getvalue()


def shown_size(picture: Picture) -> tuple[int, int]:
    """The width and height in pixels at which a page shows a picture."""
    width, height = (
        round(points / _POINTS * SHOWN_DPI) for points in (picture.width, picture.height)
    )
    return width, height


def canvas(width: float, height: float, description: str) -> tuple[Picture, Axes]:
    """A white picture of this size in points, and axes that measure it in points."""
    figure = Picture(
        figsize=(width / _POINTS, height / _POINTS),
        description=description,
        facecolor="white",
        layout="none",
    )
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, width), ylim=(0, height))
    axes.set_axis_off()
    return figure, axes


def write(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    ha: str = "center",
    va: str = "center",
    color: str = BLACK,
    bold: bool = False,
    boxed: bool = False,
) -> Text:
    """Write a text as it stands (no formulas in dollar signs) at a point of the picture.

    `boxed` clears the ground behind it, for a text on a line.
    """
    return axes.text(
        x,
        y,
        text,
        fontproperties=_font(size, bold),
        ha=ha,
        va=va,
        color=color,
        parse_math=False,
        usetex=False,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.0} if boxed else None,
        zorder=5,
    )


def text_size(text: str, size: float, bold: bool = False) -> tuple[float, float]:
    """The width and height in points that `write` needs for a text; zero for an empty one."""
    return _measured(text, size, bold, tuple(matplotlib.rcParams["font.family"]))


@lru_cache(maxsize=4096)
def _measured(text: str, size: float, bold: bool, family: tuple[str, ...]) -> tuple[float, float]:
    if not text:
        return 0.0, 0.0
    figure = Figure(dpi=4 * _POINTS)
    renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
    label = figure.text(
        0, 0, text, fontproperties=_font(size, bold), parse_math=False, usetex=False
    )
    extent = label.get_window_extent(renderer)
    return float(extent.width) / 4 + 1, float(extent.height) / 4 + 1


def _font(size: float, bold: bool) -> FontProperties:
    # DejaVu Sans comes with matplotlib and has ∂, ×, −, σ and the indices. What it lacks, such as
    # names in other scripts, comes from the reader's own font.
    family = ["DejaVu Sans", *matplotlib.rcParams["font.family"]]
    return FontProperties(family=family, size=size, weight="bold" if bold else "normal")


def offset(path: NDArray[np.float64], distance: float) -> NDArray[np.float64]:
    """A path (points, 2) moved to its left by a distance."""
    steps = np.diff(path, axis=0)
    path = path[np.append(True, np.hypot(*steps.T) > 1e-6)]
    direction = np.gradient(path, axis=0)
    direction /= np.hypot(*direction.T)[:, None]
    moved: NDArray[np.float64] = path + distance * np.column_stack(
        [-direction[:, 1], direction[:, 0]]
    )
    return moved


def arrow(
    axes: Axes,
    path: NDArray[np.float64],
    *,
    color: str = BLACK,
    style: Literal["solid", "dashed", "dotted"] = "solid",
    width: float = 1.4,
    head: float = 1.0,
) -> None:
    """Draw a path (points, 2) as an arrow to its last point.

    `head` is the size of the arrowhead, as a multiple of the usual one; 0 draws a line.
    """
    line = shortened(path, head * _HEAD_LENGTH) if head else path
    axes.plot(
        *line.T,
        color=color,
        linewidth=width,
        linestyle=_LINE_STYLES[style],
        solid_capstyle="butt",
        dash_capstyle="butt",
        # Where arrows cross, the white rim shows which passes over which.
        path_effects=[withStroke(linewidth=width + 2, foreground="white")],
        zorder=1,
    )
    if head:
        tip, base = path[-1], line[-1]
        along = (tip - base) / np.hypot(*(tip - base))
        across = head * _HEAD_HALF_WIDTH * np.array([-along[1], along[0]])
        corners = np.array([tip, base + across, base - across])
        axes.fill(*corners.T, color=color, linewidth=0, zorder=3)


def shortened(path: NDArray[np.float64], length: float) -> NDArray[np.float64]:
    """A path (points, 2) without its last `length` points."""
    left = np.append(0.0, np.cumsum(np.hypot(*np.diff(path[::-1], axis=0).T)))[::-1]
    kept = path[left > length]
    last = len(kept) - 1
    share = (left[last] - length) / (left[last] - left[last + 1])
    return np.vstack([kept, path[last] + share * (path[last + 1] - path[last])])


def round_shape(
    axes: Axes,
    x: float,
    y: float,
    radius: float,
    half_length: float = 0.0,
    *,
    face: str = "white",
    edge: str = BLACK,
    width: float = 1.3,
    dashed: bool = False,
) -> Polygon:
    """Draw a circle; with `half_length` a longer shape with round ends."""
    turn = np.linspace(-np.pi / 2, np.pi / 2, 33)
    right = np.column_stack([half_length + radius * np.cos(turn), radius * np.sin(turn)])
    centre = np.array([x, y])
    shape = Polygon(
        np.vstack([centre + right, centre - right]),
        facecolor=face,
        edgecolor=edge,
        linewidth=width,
        linestyle="--" if dashed else "-",
        zorder=3,
    )
    axes.add_patch(shape)
    return shape
