"""Draw a layered network, and the arrows in it that one formula uses."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from helpers.graph_text import format_number
from helpers.picture import (
    BLACK,
    BLUE,
    VERMILLION,
    Picture,
    arrow,
    canvas,
    round_shape,
    text_size,
    write,
)

NodeIndex = tuple[int, int | str]  # (layer, index), or (layer, "bias")
Arrow = tuple[NodeIndex, NodeIndex]
Array = NDArray[np.float64]

# All lengths are in points.
_NAME, _SMALL, _TITLE = 13.0, 9.5, 13.0  # sizes of the fonts
_LEAST_RADIUS, _PADDING, _MARGIN = 17.0, 4.0, 12.0
_BETWEEN = 18.0  # two circles of a layer
_LAYERS_APART = 110.0  # from the circles of one layer to those of the next
_CLEARANCE = 2.0  # between an arrow's end and a circle
_NAME_UP, _NUMBER_DOWN = 6.0, 8.0  # from the middle of a circle that holds both
_PALE = "#8C8C8C"
# A layer with more nodes is drawn as its first ones, dots, and the last.
_MOST_NODES, _FIRST_NODES = 8, 4
# Where on an arrow its weight may stand, the best place first, as shares of the way.
_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
_WIDENINGS = 8  # how often the layers may move apart to make room for weights
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_BIAS = "bias"


@dataclass(frozen=True)
class _Network:
    """Which nodes and arrows there are, and what they are called."""

    sizes: tuple[int, ...]
    biases: bool
    names: Sequence[str] | None

    def nodes(self, layer: int) -> list[NodeIndex]:
        """The nodes of a layer from top to bottom, its bias last."""
        nodes: list[NodeIndex] = [(layer, index) for index in range(self.sizes[layer])]
        has_bias = self.biases and layer < len(self.sizes) - 1
        return [*nodes, (layer, _BIAS)] if has_bias else nodes

    def node(self, node: NodeIndex) -> NodeIndex:
        """The node, if there is one; raises ValueError otherwise."""
        layer, index = node
        if not 0 <= layer < len(self.sizes) or (layer, index) not in self.nodes(layer):
            sizes = ", ".join(map(str, self.sizes))
            raise ValueError(
                f"There is no node {node!r} in a network with layers of {sizes} nodes and "
                f"{'a bias in all but the last' if self.biases else 'no biases'}. "
                "Layers and nodes count from 0."
            )
        return layer, index

    def arrow(self, pair: Arrow) -> Arrow:
        """The arrow from one node to another; raises ValueError if none joins them."""
        start, end = pair
        start, end = self.node(start), self.node(end)
        if end[0] != start[0] + 1 or end[1] == _BIAS:
            raise ValueError(
                f"No arrow leads from {start!r} to {end!r}: arrows lead from one layer to the "
                "next, and none to a bias."
            )
        return start, end

    def shown(self, layer: int, asked: Collection[NodeIndex]) -> list[NodeIndex | None]:
        """The nodes of a layer that there is room for; None stands for those left out."""
        nodes = self.nodes(layer)
        last = self.sizes[layer] - 1
        if last < _MOST_NODES:
            return list(nodes)
        shown: list[NodeIndex | None] = []
        for place, node in enumerate(nodes):
            if place < _FIRST_NODES or place >= last or node in asked:
                shown.append(node)
            elif shown[-1] is not None:
                shown.append(None)
        return shown

    def label(self, node: NodeIndex) -> str:
        """What stands in a node: x₁, 1 for a bias, nothing without names."""
        layer, index = node
        if isinstance(index, str):
            return "1"
        return f"{self.names[layer]}{index + 1}".translate(_SUBSCRIPTS) if self.names else ""

    def spoken(self, node: NodeIndex) -> str:
        """A node in words."""
        if node[1] == _BIAS:
            return f"the bias of layer {node[0]}"
        return self.label(node) or f"node {node[1]} of layer {node[0]}"


@dataclass(frozen=True)
class _Plan:
    """Where everything is: in points, from the middle of the first layer, y upwards."""

    radius: float
    step: float  # from the middle of one layer to the middle of the next
    nodes: dict[NodeIndex, Array]
    dots: list[Array]
    weights: dict[Arrow, Array]

    def line(self, pair: Arrow) -> Array:
        """The way of an arrow, from circle to circle: (2, 2)."""
        start, end = (self.nodes[node] for node in pair)
        out = (end - start) / np.hypot(*(end - start)) * (self.radius + _CLEARANCE)
        return np.array([start + out, end - out])


def draw_network(
    sizes: Sequence[int],
    names: Sequence[str] | None = None,
    biases: bool = False,
    highlight: Iterable[Arrow] = (),
    values: Mapping[NodeIndex, float] | Sequence[Sequence[float] | None] | None = None,
    title: str | None = None,
    *,
    weights: Mapping[Arrow, float | str] | None = None,
    direction: Literal["forward", "backward"] = "forward",
    captions: Sequence[str] | None = None,
) -> Picture:
    """Draw a network with `sizes` nodes in its layers, each joined to all nodes of the next layer.

    A node is (layer, index), both counted from 0. `names` has a letter for each layer; the picture
    counts from 1, as formulas do: (0, 2) is x₃. `biases` adds a node of value 1 to every layer but
    the last: (layer, "bias"). The arrows of `highlight`, pairs of nodes, are thick, coloured and
    solid, the others thin, grey and dotted; `direction="backward"` turns their heads round.
    `values` puts numbers into nodes: a sequence or None for each layer, or a dict from nodes.
    `weights` writes numbers or texts on arrows. `captions` has a text for under each layer.
    A layer of more than 8 nodes is shortened; the nodes of highlighted arrows stay in it.
    Returns a matplotlib figure. Raises ValueError for what is not in the network.
    """
    sizes, captions = tuple(sizes), list(captions or [])
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"A network has two layers or more, and none is empty: not {sizes}.")
    for what, given in (("names", names), ("captions", captions)):
        if given and len(given) != len(sizes):
            raise ValueError(f"{what} has {len(given)} entries, but there are {len(sizes)} layers.")
    if direction not in ("forward", "backward"):
        raise ValueError(f'direction is "forward" or "backward", not {direction!r}.')
    network = _Network(sizes, biases, names)
    lit = [network.arrow(pair) for pair in highlight]
    marks = {
        network.arrow(pair): mark if isinstance(mark, str) else format_number(mark)
        for pair, mark in (weights or {}).items()
    }
    numbers = {
        network.node(node): format_number(number) for node, number in _by_node(values).items()
    }

    plan = _planned(network, [*lit, *marks], numbers, marks, captions)
    head = text_size(title or "", _TITLE, bold=True)
    foot = max((text_size(text, _SMALL)[1] + _PADDING for text in captions), default=0.0)
    ends = [text_size(text, _SMALL)[0] / 2 for text in captions[:: len(sizes) - 1]]
    right = plan.step * (len(sizes) - 1)
    side = _MARGIN + max([plan.radius, head[0] / 2 - right / 2, *ends])
    bottom = min(y for _, y in plan.nodes.values()) - plan.radius
    top = max(y for _, y in plan.nodes.values()) + plan.radius
    height = top - bottom + foot + (head[1] + _MARGIN if title else 0.0) + 2 * _MARGIN
    words = _described(network, numbers, lit, marks, direction, title)
    figure, axes = canvas(right + 2 * side, height, words)
    origin = np.array([side, _MARGIN + foot - bottom])

    color = VERMILLION if direction == "forward" else BLUE
    for pair in _arrows_between(plan.nodes):
        if pair not in lit:
            path = plan.line(pair) + origin
            arrow(axes, path, color=_PALE, style="dotted", width=0.9, head=0.7)
    for pair in lit:
        path = plan.line(pair) + origin
        forward = direction == "forward"
        arrow(axes, path if forward else path[::-1], color=color, width=2.4, head=1.4)
    ends_of_lit = {node for pair in lit for node in pair}
    for node, place in plan.nodes.items():
        x, y = place + origin
        chosen = node in ends_of_lit
        round_shape(
            axes,
            x,
            y,
            plan.radius,
            edge=color if chosen else BLACK,
            width=2.4 if chosen else 1.2,
            dashed=node[1] == _BIAS,
        ).set_gid(f"node {node}")
        up = _NAME_UP if node in numbers and network.label(node) else 0.0
        write(axes, x, y + up, network.label(node), _NAME)
        down = _NUMBER_DOWN if up else 0.0
        write(axes, x, y - down, numbers.get(node, ""), _SMALL)
    for x, y in (place + origin for place in plan.dots):
        write(axes, x, y, "⋮", _NAME)
    for pair, place in plan.weights.items():
        x, y = place + origin
        write(axes, x, y, marks[pair], _SMALL, bold=True, boxed=True)
    for layer, text in enumerate(captions):
        x, y = origin + np.array([layer * plan.step, bottom - _PADDING])
        write(axes, x, y, text, _SMALL, va="top")
    if title:
        write(axes, figure.width / 2, height - _MARGIN, title, _TITLE, va="top", bold=True)
    return figure


def _by_node(
    values: Mapping[NodeIndex, float] | Sequence[Sequence[float] | None] | None,
) -> dict[NodeIndex, float]:
    if values is None:
        return {}
    if isinstance(values, Mapping):
        return dict(values)
    return {
        (layer, index): number
        for layer, numbers in enumerate(values)
        if numbers is not None
        for index, number in enumerate(numbers)
    }


def _planned(
    network: _Network,
    arrows: Iterable[Arrow],
    numbers: Mapping[NodeIndex, str],
    marks: Mapping[Arrow, str],
    captions: Sequence[str],
) -> _Plan:
    """Place the circles, as small and near as their texts allow, then the weights."""
    asked = {node for pair in arrows for node in pair}
    columns = [network.shown(layer, asked) for layer in range(len(network.sizes))]
    texts = [(network.label(node), _NAME) for column in columns for node in column if node]
    texts += [(number, _SMALL) for number in numbers.values()]
    away = _NAME_UP + _NUMBER_DOWN if numbers else 0.0
    radius = max(
        _LEAST_RADIUS,
        *(math.hypot(text_size(text, size)[0] / 2, away) + _PADDING for text, size in texts),
    )
    apart = 2 * radius + _BETWEEN
    widest = max((text_size(text, _SMALL)[0] for text in captions), default=0.0)
    # An arrow that leaves a circle at a slope passes the next circle at the distance apart · cos.
    room = radius + 2 * _CLEARANCE
    steepest = math.sqrt(apart**2 - room**2) / room
    tallest = max(len(column) for column in columns) * apart
    step = max(_LAYERS_APART + 2 * radius, widest + 2 * _PADDING, tallest / steepest)
    for _ in range(_WIDENINGS):
        plan = _Plan(radius, step, {}, [], {})
        for layer, column in enumerate(columns):
            ordinary = [node for node in column if node is None or node[1] != _BIAS]
            for place, node in enumerate(column):
                y = ((len(ordinary) - 1) / 2 - place) * apart
                at = np.array([layer * step, y])
                if node is None:
                    plan.dots.append(at)
                else:
                    plan.nodes[node] = at
        if _place_weights(plan, marks):
            return plan
        step *= 1.2
    raise ValueError(f"There is no room for {len(marks)} weights. Name fewer of them.")


def _place_weights(plan: _Plan, marks: Mapping[Arrow, str]) -> bool:
    """Put each weight on its arrow, clear of the other weights; False if there is no room."""
    taken: list[tuple[Array, Array]] = []  # middle and half the size
    for pair, mark in marks.items():
        half = np.array(text_size(mark, _SMALL, bold=True)) / 2 + _PADDING / 2
        start, end = plan.line(pair)
        # Between the circles of the two layers, so that no circle is near.
        left, right = (plan.nodes[node][0] for node in pair)
        left, right = left + plan.radius + half[0], right - plan.radius - half[0]
        free = []
        for preference, share in enumerate(_PLACES):
            middle = start + share * (end - start)
            between = left < middle[0] < right
            if between and all(np.any(abs(middle - m) > half + h) for m, h in taken):
                others = sum(_passes(plan.line(other), middle, half) for other in marks) - 1
                free.append((others, preference, middle))
        if not free:
            return False
        *_, middle = min(free, key=lambda place: place[:2])
        plan.weights[pair] = middle
        taken.append((middle, half))
    return True


def _passes(line: Array, middle: Array, half: Array) -> bool:
    """Whether a line passes through a box."""
    points = line[0] + np.linspace(0, 1, 101)[:, None] * (line[1] - line[0])
    return bool(np.any(np.all(abs(points - middle) <= half, axis=1)))


def _arrows_between(nodes: Collection[NodeIndex]) -> list[Arrow]:
    return [
        (start, end)
        for start in nodes
        for end in nodes
        if end[0] == start[0] + 1 and end[1] != _BIAS
    ]


def _described(
    network: _Network,
    numbers: Mapping[NodeIndex, str],
    lit: Sequence[Arrow],
    marks: Mapping[Arrow, str],
    direction: str,
    title: str | None,
) -> str:
    """The picture in words."""
    lines = [title] if title else []
    sizes = ", ".join(map(str, network.sizes))
    lines.append(
        f"A network with layers of {sizes} nodes{' and biases' if network.biases else ''}."
    )
    if numbers:
        lines.append(", ".join(f"{network.spoken(n)} = {x}" for n, x in numbers.items()) + ".")
    if marks:
        weights = (
            f"{network.spoken(a)} → {network.spoken(b)}: {mark}" for (a, b), mark in marks.items()
        )
        lines.append(f"Weights: {', '.join(weights)}.")
    if lit:
        sign = "→" if direction == "forward" else "←"
        arrows = (f"{network.spoken(a)} {sign} {network.spoken(b)}" for a, b in lit)
        lines.append(f"Highlighted: {', '.join(arrows)}.")
    return "\n".join(lines)
