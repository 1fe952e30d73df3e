"""Draw a recorded graph the way lecture notes do.

Operations are circles and data flows from left to right: black arrows with each value's name and
number above, dashed blue arrows back with the gradient below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.graph import Graph, Node, is_number
from helpers.graph_layout import (
    LINE_GAP,
    Box,
    Layout,
    Shape,
    Wire,
    is_branched,
    lay_out,
    radius_for,
    wires,
)
from helpers.graph_text import (
    describe,
    differentiated,
    format_value,
    reached_uses,
    shows_shape,
    sum_of_parts,
)
from helpers.graph_walk import Moment, caption, moments, whole
from helpers.picture import (
    BLACK,
    BLUE,
    GREY,
    VERMILLION,
    Picture,
    arrow,
    canvas,
    offset,
    round_shape,
    shortened,
    text_size,
    write,
)

# All lengths are in points.
_LABEL, _SYMBOL, _TITLE, _SMALL = 11.0, 12.0, 13.0, 9.5  # sizes of the fonts
_RADIUS = 18.0
_DOT = 5.5  # from the middle of the dot where a value splits to its branches
_MARGIN, _PADDING = 12.0, 4.0
_NARROW = 300.0  # a picture that is wider than its graph, for the sake of a text
_LONGEST_LINE = 14  # characters; a longer label puts the value under the name
_LINE = 1.25  # the height of a line of text, as a multiple of its size
_PALE = "#B8B8B8"
_NOW = "now"


@dataclass(frozen=True)
class Scene:
    """A graph with everything in its place: the same for all pictures of one walk."""

    graph: Graph
    layout: Layout
    shapes: dict[str, Shape]
    two_way: bool  # whether there is a backward arrow beside each forward one


def draw(
    graph: Graph,
    *,
    backward: bool = True,
    upto: int | None = None,
    cover: bool | Iterable[str] = (),
    title: str | None = None,
) -> Picture:
    """Draw a graph: circles, values above black arrows, gradients below dashed blue ones.

    `backward=False` leaves the gradients out; before graph.backward() there are none to draw.
    `upto` stops the walk through the graph at a step (0: only the inputs are known), marks the node
    at work and writes its step out under the picture. `cover` names the values whose gradient is
    shown as "?"; True covers all. Returns a matplotlib figure.
    Raises ValueError for an empty graph, an unknown name in `cover` or a step that is not there.
    """
    if not graph.nodes:
        raise ValueError("The graph is empty: add a value with graph.input first.")
    covered = names_to_cover(graph, cover)
    if upto is None:
        moment, steps = whole(graph, backward), []
    else:
        steps = moments(graph) if backward else moments(graph)[: 1 + len(graph.operations)]
        if not 0 <= upto < len(steps):
            raise ValueError(f"There is no step {upto}: the steps are 0 to {len(steps) - 1}.")
        moment = steps[upto]
    scene = compose(graph, backward=backward and graph.start is not None, stepped=bool(steps))
    return picture(scene, moment, steps, covered, title)


def names_to_cover(graph: Graph, cover: bool | Iterable[str]) -> frozenset[str]:
    """The names that `cover` stands for; raises ValueError for one that the graph does not have.

    True stands for all but the start of the backward pass: its gradient is given.
    """
    if isinstance(cover, bool):
        return frozenset(node.name for node in graph if cover and node is not graph.start)
    names = [cover] if isinstance(cover, str) else cover
    return frozenset(graph[name].name for name in names)


def compose(graph: Graph, *, backward: bool, stepped: bool) -> Scene:
    """Lay a graph out for pictures with or without gradients, and with room to mark a node."""
    shapes = {node.name: _shape(node, stepped) for node in graph.operations}
    boxes = {wire: _box(graph, wire, backward) for wire in wires(graph)}
    return Scene(graph, lay_out(graph, shapes, boxes), shapes, backward)


def picture(
    scene: Scene,
    moment: Moment,
    steps: Sequence[Moment] = (),
    covered: frozenset[str] = frozenset(),
    title: str | None = None,
) -> Picture:
    """Draw a scene at one moment of its walk, with the moment's step written out below.

    `steps` are all moments of the walk: there is room for each one's words, so that their pictures
    have the same size.
    """
    graph, layout = scene.graph, scene.layout
    head = _Text(title.split("\n") if title else [], _TITLE, bold=1)
    step = _Text(caption(graph, moment, covered), _LABEL, bold=1)
    room = [_Text(caption(graph, other), _LABEL, bold=1) for other in steps]
    legend = _Text(_legend(scene), _SMALL, color=GREY)
    width = max(layout.width, *(text.width for text in (head, step, *room, legend)))
    under = max(text.height for text in (step, *room))
    heights = [height for height in (head.height, layout.height, under, legend.height) if height]

    words = [*head.lines, *(step.lines or [describe(graph, covered)])]
    figure, axes = canvas(
        width + 2 * _MARGIN, sum(heights) + (len(heights) + 1) * _MARGIN, "\n".join(words)
    )
    top = figure.height - _MARGIN
    if head.lines:
        head.write(axes, top)
        top -= head.height + _MARGIN
    top -= layout.height
    _paint(axes, scene, moment, covered, (figure.width - layout.width) / 2, top)
    step.write(axes, top - _MARGIN)
    legend.write(axes, _MARGIN + legend.height)
    return figure


@dataclass(frozen=True)
class _Text:
    """Lines of text at the left edge of a picture, the first ones bold."""

    lines: Sequence[str]
    size: float
    bold: int = 0  # how many
    color: str = BLACK

    @property
    def width(self) -> float:
        sizes = [
            text_size(line, self.size, bold=number < self.bold)
            for number, line in enumerate(self.lines)
        ]
        return max((width for width, _ in sizes), default=0.0)

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * _LINE

    def write(self, axes: Axes, top: float) -> None:
        for number, line in enumerate(self.lines):
            y = top - number * self.size * _LINE
            bold = number < self.bold
            write(
                axes, _MARGIN, y, line, self.size, ha="left", va="top", color=self.color, bold=bold
            )


def _legend(scene: Scene) -> list[str]:
    """What the arrows mean, and the brackets of an array that is not shown in full."""
    values = [node.value for node in scene.graph]
    words = []
    if scene.two_way:
        of = differentiated(scene.graph)
        words += ["black, solid: a value", f"blue, dashed: the gradient of {of} with respect to it"]
        values += [node.grad for node in scene.graph if node.grad is not None]
    if shape := next((np.shape(value) for value in values if shows_shape(value)), None):
        words.append(f"{shape}: an array of this shape")
    line = "   ·   ".join(words)
    if text_size(line, _SMALL)[0] > max(scene.layout.width, _NARROW):
        return words
    return [line] if words else []


def _shape(node: Node, stepped: bool) -> Shape:
    width, height = text_size(node.symbol or "", _SYMBOL)
    radius = radius_for(len(node.inputs), max(_RADIUS, height / 2 + _PADDING))
    half_length = max(0.0, width / 2 + 2 * _PADDING - radius)
    above = text_size(_NOW, _SMALL, bold=True)[1] + 2 * _PADDING if stepped else 0.0
    return Shape(radius, half_length, above)


def _box(graph: Graph, wire: Wire, backward: bool) -> Box:
    over, under = _value_text(graph, wire), _gradient_text(graph, wire) if backward else ""
    sizes = [text_size(over, _LABEL), text_size(under, _LABEL, bold=True)]
    heights = [height + 2 * _PADDING if height else _PADDING for _, height in sizes]
    side = LINE_GAP / 2 if backward else 0.0
    width = max(width for width, _ in sizes)
    return Box(width + 2 * _PADDING if width else 0.0, heights[0] + side, heights[1] + side)


def _value_text(graph: Graph, wire: Wire) -> str:
    """The name and the value of a wire; a branch shares those of the wire that it splits from."""
    if wire.user is not None:
        return ""
    value = graph[wire.value].value
    text = format_value(value)
    line = f"{wire.value}: {text}" if shows_shape(value) else f"{wire.value} = {text}"
    return line if "\n" not in line and len(line) <= _LONGEST_LINE else f"{wire.value}\n{text}"


def _gradient_text(graph: Graph, wire: Wire) -> str:
    """The gradient of a wire: of a branch its part, where branches meet the sum of their parts."""
    node = graph[wire.value]
    if wire.user is not None:
        user = graph[wire.user]
        part = user.gradients[wire.place] if user.gradients else None
        return "" if part is None else format_value(part)
    if node.grad is None:
        return ""
    if len(reached_uses(graph, node)) > 1:
        if is_number(node.grad):
            return sum_of_parts(graph, node).replace(" =", "\n=")
        return f"sum:\n{format_value(node.grad)}"
    return format_value(node.grad)


def _paint(
    axes: Axes, scene: Scene, moment: Moment, covered: frozenset[str], left: float, bottom: float
) -> None:
    """Draw a scene at a moment of its walk."""
    graph, layout = scene.graph, scene.layout
    origin = np.array([left, bottom])
    for wire, path in layout.paths.items():
        _paint_wire(axes, scene, moment, wire, path + origin)
    for wire, (x, y) in layout.labels.items():
        _paint_label(axes, scene, moment, covered, wire, (x + left, y + bottom))
    for name, (x, y) in layout.nodes.items():
        _paint_node(axes, scene, moment, graph[name], (x + left, y + bottom))


def _paint_wire(
    axes: Axes, scene: Scene, moment: Moment, wire: Wire, path: NDArray[np.float64]
) -> None:
    graph = scene.graph
    splits = wire.user is None and is_branched(graph, graph[wire.value])
    if wire.user is not None:
        path = shortened(path[::-1], _DOT)[::-1]
    side = LINE_GAP / 2 if scene.two_way else 0.0
    color = BLACK if wire.value in moment.values else _PALE
    arrow(axes, offset(path, side), color=color, head=0.0 if splits else 1.0)
    if _gradient_is_known(graph, moment, wire):
        arrow(axes, offset(path, -side)[::-1], color=BLUE, style="dashed")
    if splits:
        axes.plot(*path[-1], "o", markersize=2 * _DOT - 2, color=color, zorder=4)


def _gradient_is_known(graph: Graph, moment: Moment, wire: Wire) -> bool:
    if wire.user is None:
        return moment.knows_gradient(graph, graph[wire.value])
    user = graph[wire.user]
    return user.name in moment.passed and user.gradients[wire.place] is not None


def _paint_label(
    axes: Axes,
    scene: Scene,
    moment: Moment,
    covered: frozenset[str],
    wire: Wire,
    at: tuple[float, float],
) -> None:
    graph, (x, y) = scene.graph, at
    side = (LINE_GAP / 2 if scene.two_way else 0.0) + _PADDING
    over = _value_text(graph, wire)
    if wire.value not in moment.values:
        over = wire.value if over else ""
    if over:
        color = BLACK if wire.value in moment.values else GREY
        write(axes, x, y + side, over, _LABEL, va="bottom", color=color)
    if scene.two_way and _gradient_is_known(graph, moment, wire):
        under = "?" if wire.value in covered else _gradient_text(graph, wire)
        write(axes, x, y - side, under, _LABEL, va="top", color=BLUE, bold=True)


def _paint_node(
    axes: Axes, scene: Scene, moment: Moment, node: Node, at: tuple[float, float]
) -> None:
    shape, (x, y) = scene.shapes[node.name], at
    at_work = moment.node is node
    known = node.name in moment.values
    color = VERMILLION if at_work else BLACK if known else _PALE
    outline = round_shape(
        axes, x, y, shape.radius, shape.half_length, edge=color, width=3.5 if at_work else 1.3
    )
    outline.set_gid(f"node {node.name}")
    write(axes, x, y, node.symbol or "", _SYMBOL, color=BLACK if known else GREY)
    if at_work:
        over = y + shape.radius + _PADDING
        write(axes, x, over, _NOW, _SMALL, va="bottom", color=VERMILLION, bold=True)
