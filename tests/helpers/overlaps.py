"""What lies on what in a figure, as it is rendered: an eye for labels that nobody can read."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Bbox


def faults(figure: Figure) -> list[str]:
    """What overlaps in a figure of any kind, or sticks out of it.

    Graphs and networks, whose nodes carry a name, are looked at with their arrows; on the arrows of
    a network, and only there, the picture clears the ground for a text.
    """
    nodes = [
        str(patch.get_gid())
        for axes in figure.axes
        for patch in axes.patches
        if str(patch.get_gid()).startswith("node")
    ]
    if nodes:
        return overlaps(figure, on_lines=nodes[0].startswith("node ("))
    return crowded(figure)


def crowded(figure: Figure) -> list[str]:
    """The words of a figure with axes that lie on other words, or stick out of the figure."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    renderer = canvas.get_renderer()
    boxes = [
        # The box of an annotation's words, without its arrow.
        (text.get_text(), Text.get_window_extent(text, renderer))
        for text in _words(figure)
        if text.get_visible() and text.get_text().strip()
    ]
    found = [f"{text!r} sticks out" for text, box in boxes if _sticks_out(box, figure)]
    for (one, a), (other, b) in itertools.combinations(boxes, 2):
        if a.padded(-1).overlaps(b.padded(-1)):
            found.append(f"{one!r} and {other!r} overlap")
    return found


def _words(figure: Figure) -> Iterator[Text]:
    """All texts that a figure shows: titles, labels, ticks in view, legends, notes."""
    yield from figure.texts
    for legend in figure.legends:
        yield from legend.get_texts()
    for axes in figure.axes:
        yield from axes.texts
        yield from (axes.title, axes._left_title, axes._right_title)  # type: ignore[attr-defined]
        if axes.legend_ is not None:
            yield from axes.legend_.get_texts()
        if axes.axison:
            for axis in (axes.xaxis, axes.yaxis):
                yield axis.label
                yield from _ticks_in_view(axis)


def _ticks_in_view(axis: Axis) -> Iterator[Text]:
    low, high = sorted(axis.get_view_interval())
    for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
        if low <= tick.get_loc() <= high:
            yield from (tick.label1, tick.label2)


def _sticks_out(box: Bbox, figure: Figure) -> bool:
    return bool(box.x0 < 0 or box.y0 < 0 or box.x1 > figure.bbox.x1 or box.y1 > figure.bbox.y1)


def overlaps(figure: Figure, on_lines: bool = False) -> list[str]:
    """What lies on what in a figure as it is rendered, or sticks out of it.

    `on_lines` allows texts on lines, where a picture clears the ground for them.
    """
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    renderer = canvas.get_renderer()
    (axes,) = figure.axes
    texts = [(t.get_text(), t.get_window_extent(renderer)) for t in axes.texts if t.get_text()]
    outlines = [patch for patch in axes.patches if str(patch.get_gid()).startswith("node")]
    nodes = [
        (patch.get_gid(), patch.get_transform().transform_path(patch.get_path()))
        for patch in outlines
    ]
    heads = [
        patch.get_transform().transform_path(patch.get_path())
        for patch in axes.patches
        if patch not in outlines
    ]
    lines = [_dense(axes.transData.transform(line.get_xydata())) for line in axes.lines]
    number = np.repeat(np.arange(len(lines)), [len(points) for points in lines])
    points = np.vstack(lines) if lines else np.empty((0, 2))

    faults = [
        f"{name!r} sticks out"
        for name, box in texts
        if box.x0 < 0 or box.y0 < 0 or box.x1 > figure.bbox.x1 or box.y1 > figure.bbox.y1
    ]
    for (one, a), (other, b) in itertools.combinations(texts, 2):
        if a.overlaps(b):
            faults.append(f"{one!r} and {other!r} overlap")
    for (one, a), (other, b) in itertools.combinations(nodes, 2):
        if a.intersects_path(b, filled=True):
            faults.append(f"{one} and {other} overlap")
    for (text, box), (name, outline) in itertools.product(texts, nodes):
        inside = outline.contains_points(box.corners())
        if not inside.all() and outline.intersects_bbox(box, filled=True):
            faults.append(f"{text!r} overlaps {name}")
    for name, outline in nodes:
        for line in np.unique(number[_inside(outline, points)]):
            faults.append(f"line {line} runs through {name}")
    for text, box in texts if not on_lines else []:
        within = ((points > box.min) & (points < box.max)).all(axis=1)
        for line in np.unique(number[within]):
            faults.append(f"line {line} runs through {text!r}")
    for head, (text, box) in itertools.product(heads, texts):
        if not on_lines and head.intersects_bbox(box, filled=True):
            faults.append(f"an arrowhead lies on {text!r}")
    return faults


def _dense(points: Any) -> Any:
    """Points at most a pixel apart on the line through the given ones."""
    pieces = [points[:1]]
    for start, end in itertools.pairwise(points):
        steps = int(np.ceil(np.hypot(*(end - start)))) or 1
        pieces.append(start + np.arange(1, steps + 1)[:, None] / steps * (end - start))
    return np.vstack(pieces)


def _inside(outline: Path, points: Any) -> Any:
    """Which points are inside an outline."""
    low, high = outline.vertices.min(axis=0), outline.vertices.max(axis=0)
    inside = ((points > low) & (points < high)).all(axis=1)
    inside[inside] = outline.contains_points(points[inside])
    return inside
