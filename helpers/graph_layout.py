"""Where everything in the picture of a graph goes: circles, labels and arrows, without overlaps.

The method is Sugiyama's (Sugiyama, Tagawa and Toda 1981), as in Graphviz's `dot` (Gansner,
Koutsofios, North and Vo 1993): columns from left to right, an order within each column that has
few crossings, then heights. As in `dot`, a label is a box in a column of its own, and a long arrow
passes each column through a gap of its own. So nothing can overlap, whatever the graph: boxes of
one column keep their distance, and between the columns there are only arrows.

Why not a library: Graphviz does all this, but its Python packages need a system program, or, as
pygraphviz does, bring 50 MB of native libraries that cannot be had for every machine of a class
(Windows on ARM, Alpine). The pure-Python grandalf has had no release since 2023. networkx places
nodes in layers that it is given, in the order in which it is given them; it and fast-sugiyama know
neither the size of a label nor an arrow's path.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from helpers.graph import Graph, Node

Array = NDArray[np.float64]

# All lengths are in points, 1/72 inch.
LINE_GAP = 7.0  # between the forward and the backward arrow of a pair
_BOX_GAP = 7.0  # between two boxes of a column
_BEND = LINE_GAP / 2 + 4.0  # half the height of the gap through which an arrow passes a column
_SHORTEST = 14.0  # an arrow between two columns
_STEEPEST, _LONGEST = 2.0, 150.0  # rise over run of such an arrow, and what that may add
_PORT_GAP = 13.0  # between two arrows where they meet a circle
_WIDEST_ANGLE = math.radians(45)  # of an arrow into a circle
_CLEARANCE = 2.5  # between an arrow's end and a circle
_SWEEPS = 16  # in search of an order without crossings


class Wire(NamedTuple):
    """The arrow of a value: from its source, or (with a user) one branch of it to one input."""

    value: str
    user: str | None = None
    place: int = 0


@dataclass(frozen=True)
class Shape:
    """A circle, or a longer shape with round ends; `above` is kept free over it."""

    radius: float
    half_length: float = 0.0  # of the straight part between the round ends
    above: float = 0.0


@dataclass(frozen=True)
class Box:
    """The room that a label needs around its wire: its width, above the wire and below it."""

    width: float
    above: float
    below: float


@dataclass(frozen=True)
class Layout:
    """Positions in points, y upwards: centres of nodes and labels, and the path of each wire."""

    width: float
    height: float
    nodes: dict[str, tuple[float, float]]
    labels: dict[Wire, tuple[float, float]]
    paths: dict[Wire, Array]  # (points, 2), from the source to the user


@dataclass(eq=False)
class _Item:
    """What takes room in a column: a node, a label or the bend of a wire."""

    column: int
    width: float
    above: float
    below: float
    node: str | None = None
    wire: Wire | None = None
    into: list[_Item] = field(default_factory=list)
    out: list[_Item] = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0


@dataclass
class _Links:
    """The items of a graph, joined from column to column."""

    items: list[_Item] = field(default_factory=list)
    nodes: dict[str, _Item] = field(default_factory=dict)
    labels: dict[Wire, _Item] = field(default_factory=dict)
    chains: dict[Wire, list[_Item]] = field(default_factory=dict)


def radius_for(inputs: int, least: float) -> float:
    """The radius that a node needs so that its arrows do not meet before they reach it."""
    return max(least, _PORT_GAP * (inputs - 1) / (2 * _WIDEST_ANGLE))


def is_branched(graph: Graph, node: Node) -> bool:
    """Whether a value goes to several inputs, so that its arrow splits."""
    return len(graph.uses(node)) > 1


def wires(graph: Graph) -> list[Wire]:
    """All wires with a label: one for each value, and one for each branch of a value."""
    found = []
    for node in graph:
        found.append(Wire(node.name))
        if is_branched(graph, node):
            found += [Wire(node.name, user.name, place) for user, place in graph.uses(node)]
    return found


def lay_out(graph: Graph, shapes: Mapping[str, Shape], labels: Mapping[Wire, Box]) -> Layout:
    """Place a graph whose nodes have these shapes (by name) and whose wires have these labels."""
    ranks = _ranks(graph)
    main = {node.name: _main_input(node, ranks) for node in graph.operations}
    links = _linked(graph, ranks, shapes, labels)
    columns = _ordered(links, main)
    _set_heights(columns, _straight(links, main))
    edges = _set_columns(columns)
    bottom = min(item.y - item.below for item in links.items)
    top = max(item.y + item.above for item in links.items)
    for item in links.items:
        item.y -= bottom
    paths = _paths(links, shapes, edges)
    return Layout(
        width=edges[-1][1],
        height=top - bottom,
        nodes={name: (item.x, item.y) for name, item in links.nodes.items()},
        labels={wire: (item.x, item.y) for wire, item in links.labels.items()},
        paths=paths,
    )


def _ranks(graph: Graph) -> dict[str, int]:
    """The column of each operation and of the label right of it; inputs stand next to their use."""
    ranks: dict[str, int] = {}
    for node in graph:
        ranks[node.name] = max((ranks[source.name] + 1 for source in node.inputs), default=0)
    for node in reversed(graph.nodes):
        users = [ranks[user.name] for user, _ in graph.uses(node)]
        made = [source for source in node.inputs if source.layer is not None]
        # Further right is better unless it makes more wires longer than shorter.
        if users and len(made) <= len(users):
            ranks[node.name] = min(users) - 1
    return ranks


def _linked(
    graph: Graph,
    ranks: Mapping[str, int],
    shapes: Mapping[str, Shape],
    labels: Mapping[Wire, Box],
) -> _Links:
    """All items. Rank r has up to three columns: labels, labels of branches, then the circles."""
    links = _Links()

    def add(
        column: int,
        width: float,
        above: float,
        below: float,
        node: str | None = None,
        wire: Wire | None = None,
    ) -> _Item:
        item = _Item(column, width, above, below, node, wire)
        links.items.append(item)
        return item

    def label(column: int, wire: Wire) -> _Item:
        box = labels[wire]
        links.labels[wire] = add(column, box.width, box.above, box.below, wire=wire)
        return links.labels[wire]

    for node in graph:
        column = 3 * ranks[node.name]
        item = label(column, Wire(node.name))
        links.chains[Wire(node.name)] = [item]
        if node.layer is not None:
            shape = shapes[node.name]
            width = 2 * (shape.radius + shape.half_length)
            circle = add(
                column - 1, width, shape.radius + shape.above, shape.radius, node=node.name
            )
            links.nodes[node.name] = circle
            links.chains[Wire(node.name)].insert(0, circle)
    used = {item.column for item in links.items} | {
        3 * ranks[user.name] - 2
        for node in graph
        if is_branched(graph, node)
        for user, _ in graph.uses(node)
    }
    for node in graph:
        for place, source in enumerate(node.inputs):
            trunk = Wire(source.name)
            wire = Wire(source.name, node.name, place) if is_branched(graph, source) else trunk
            end = links.nodes[node.name]
            chain = [links.labels[trunk]]
            for column in range(3 * ranks[source.name] + 1, end.column):
                if wire.user is not None and column == end.column - 1:
                    chain.append(label(column, wire))
                elif column in used:
                    chain.append(add(column, 0.0, _BEND, _BEND))
            chain.append(end)
            links.chains[wire] = links.chains.get(wire, [])[:-1] + chain
    for chain in links.chains.values():
        for left, right in itertools.pairwise(chain):
            left.out.append(right)
            right.into.append(left)
    # Columns without gaps, and each node's inputs in the order in which its layer takes them.
    number = {column: place for place, column in enumerate(sorted(used))}
    for item in links.items:
        item.column = number[item.column]
    for node in graph.operations:
        links.nodes[node.name].into = [links.chains[wire][-2] for wire in _incoming(graph, node)]
    return links


def _incoming(graph: Graph, node: Node) -> list[Wire]:
    return [
        Wire(source.name, node.name, place) if is_branched(graph, source) else Wire(source.name)
        for place, source in enumerate(node.inputs)
    ]


def _straight(links: _Links, main: Mapping[str, int | None]) -> list[tuple[_Item, _Item]]:
    """The pieces of wires that should run level, most important first."""
    found: list[tuple[int, _Item, _Item]] = []
    for chain in links.chains.values():
        for left, right in itertools.pairwise(chain):
            if right.node is not None:
                place = links.nodes[right.node].into.index(left)
                rank = 1 if main[right.node] == place else None
            elif left.node is not None:
                rank = 0
            elif len(left.out) == 1:
                rank = 2
            else:
                rank = 3 if left.out.index(right) == _main_branch(left, main, links) else None
            if rank is not None:
                found.append((rank, left, right))
    found.sort(key=lambda piece: piece[0])
    return [(left, right) for _, left, right in found]


def _main_input(node: Node, ranks: Mapping[str, int]) -> int | None:
    """The place of the input that enters a node level: the one with most before it.

    None where two have equally much before them, and enter symmetrically.
    """
    made = [place for place, source in enumerate(node.inputs) if source.layer is not None]
    if made:
        last = max(ranks[node.inputs[place].name] for place in made)
        made = [place for place in made if ranks[node.inputs[place].name] == last]
        return made[0] if len(made) == 1 else None
    return 0 if len(node.inputs) % 2 else None


def _main_branch(label: _Item, main: Mapping[str, int | None], links: _Links) -> int | None:
    """The branch of a value that goes straight on: one that enters its node level, or the longest.

    None where branches are of one length: they spread symmetrically.
    """
    assert label.wire is not None
    branches = {
        wire: chain
        for wire, chain in links.chains.items()
        if wire.value == label.wire.value and wire.user is not None
    }
    for wire, chain in branches.items():
        if wire.user is not None and main[wire.user] == wire.place:
            return label.out.index(chain[1])
    by_length = sorted(branches.values(), key=len)
    return label.out.index(by_length[-1][1]) if len(by_length[-1]) > len(by_length[-2]) else None


def _ordered(links: _Links, main: Mapping[str, int | None]) -> list[list[_Item]]:
    """The columns, each from top to bottom, with few crossings between neighbours."""
    count = 1 + max(item.column for item in links.items)
    columns: list[list[_Item]] = [[] for _ in range(count)]
    seen: set[_Item] = set()

    # Following inputs back from the outputs, first input first, draws a tree without a crossing.
    def visit(item: _Item) -> None:
        if item in seen:
            return
        seen.add(item)
        for source in _around_main(item, main):
            visit(source)
        columns[item.column].append(item)

    for item in links.items:
        if not item.out:
            visit(item)
    best, fewest = columns, _crossings(columns)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        # From the left and from the right; what is tied keeps its order in two sweeps and changes
        # it in the next two, or a long wire would never get past what it is tied with.
        forwards, turned = sweep % 2 == 0, sweep % 4 >= 2
        columns = [column[::-1] if turned else list(column) for column in columns]
        for number in range(len(columns)) if forwards else reversed(range(len(columns))):
            _sort_by_neighbours(columns, number, forwards)
        crossings = _crossings(columns)
        if crossings < fewest:
            best, fewest = columns, crossings
    return _routed_outside(best, fewest, links)


def _routed_outside(columns: list[list[_Item]], crossings: int, links: _Links) -> list[list[_Item]]:
    """Lead long wires over or under everything else where that leaves fewer crossings."""
    by_length = sorted(links.chains.items(), key=lambda entry: -len(entry[1]))
    for wire, chain in by_length:
        trunk = links.labels[Wire(wire.value)]
        inner = {item for item in chain if item.node is None and item is not trunk}
        for above in (True, False):
            if not crossings:
                return columns
            tried = []
            for column in columns:
                moved = [item for item in column if item in inner]
                rest = [item for item in column if item not in inner]
                tried.append(moved + rest if above else rest + moved)
            if (fewer := _crossings(tried)) < crossings:
                columns, crossings = tried, fewer
    return columns


def _around_main(item: _Item, main: Mapping[str, int | None]) -> list[_Item]:
    """The inputs of a node from top to bottom: of three or more the main one in the middle."""
    place = main[item.node] if item.node is not None else None
    if place is None or len(item.into) < 3:
        return item.into
    rest = item.into[:place] + item.into[place + 1 :]
    half = (len(rest) + 1) // 2
    return [*rest[:half], item.into[place], *rest[half:]]


def _sort_by_neighbours(columns: list[list[_Item]], number: int, forwards: bool) -> None:
    """Order a column by the mean place of what each item is joined to on one side."""
    beside = number - 1 if forwards else number + 1
    if not 0 <= beside < len(columns):
        return
    place = {item: index for index, item in enumerate(columns[beside])}
    here = {item: index for index, item in enumerate(columns[number])}

    def mean(item: _Item) -> float:
        joined = item.into if forwards else item.out
        return float(np.mean([place[other] for other in joined])) if joined else float(here[item])

    columns[number].sort(key=mean)


def _crossings(columns: Sequence[Sequence[_Item]]) -> int:
    """How many pairs of wires cross between neighbouring columns."""
    total = 0
    for left, right in itertools.pairwise(columns):
        place = {item: index for index, item in enumerate(right)}
        ends = [sorted(place[other] for other in item.out) for item in left]
        flat = np.array([end for places in ends for end in places])
        total += int(np.count_nonzero(np.triu(flat[:, None] > flat, 1)))
    return total


def _set_heights(
    columns: Sequence[Sequence[_Item]], straight: Iterable[tuple[_Item, _Item]]
) -> None:
    """Give every item its y: wires as straight as the distances between boxes allow."""
    blocks = _blocks(columns, straight)
    number = {block: index for index, block in enumerate(dict.fromkeys(blocks.values()))}
    index = {item: number[block] for item, block in blocks.items()}

    distances: dict[tuple[int, int], float] = {}
    for column in columns:
        for upper, lower in itertools.pairwise(column):
            pair = index[upper], index[lower]
            distance = upper.below + lower.above + _BOX_GAP
            distances[pair] = max(distances.get(pair, 0.0), distance)
    pulls = [
        (index[item], index[other])
        for item in index
        for other in item.out
        if index[item] != index[other]
    ]
    heights = _least_squares(len(number), pulls, distances)
    for item in index:
        item.y = heights[index[item]]


def _blocks(
    columns: Sequence[Sequence[_Item]], straight: Iterable[tuple[_Item, _Item]]
) -> dict[_Item, _Item]:
    """Join items that get the same height, as far as the order of the columns allows."""
    block = {item: item for column in columns for item in column}
    members = {item: [item] for item in block}
    below = {upper: lower for column in columns for upper, lower in itertools.pairwise(column)}

    def is_above(upper: _Item, lower: _Item) -> bool:
        seen, waiting = {upper}, [upper]
        while waiting:
            for item in members[waiting.pop()]:
                if item in below and (following := block[below[item]]) not in seen:
                    if following is lower:
                        return True
                    seen.add(following)
                    waiting.append(following)
        return False

    for left, right in straight:
        one, other = block[left], block[right]
        if one is other or is_above(one, other) or is_above(other, one):
            continue
        for item in members.pop(other):
            block[item] = one
            members[one].append(item)
    return block


def _least_squares(
    count: int, pulls: Sequence[tuple[int, int]], distances: Mapping[tuple[int, int], float]
) -> Array:
    """The heights that minimise the squared rises of all wires, with every distance kept.

    A quadratic programme, solved by the alternating direction method of multipliers (Boyd et al.
    2011, section 5.2), then made exact from top to bottom.
    """
    rises = np.eye(count) * 1e-3  # holds parts that no wire joins in place
    for one, other in pulls:
        rises[[one, other], [one, other]] += 1.0
        rises[[one, other], [other, one]] -= 1.0
    heights = np.zeros(count)
    if not distances:
        return heights
    uppers, lowers = (np.array(column) for column in zip(*distances, strict=True))
    least = np.array(list(distances.values()))
    rows = np.arange(len(least))
    apart = np.zeros((len(least), count))
    apart[rows, uppers], apart[rows, lowers] = 1.0, -1.0
    solve = np.linalg.inv(rises + apart.T @ apart) @ apart.T
    slack, scaled = least.copy(), np.zeros(len(least))
    for _ in range(1000):
        heights = solve @ (slack - scaled)
        gap = 1.6 * (apart @ heights) + (1 - 1.6) * slack  # over-relaxed, as the paper advises
        slack = np.maximum(least, gap + scaled)
        scaled += gap - slack
    return _exact(heights, distances)


def _exact(heights: Array, distances: Mapping[tuple[int, int], float]) -> Array:
    """Lower whatever is still too close to what stands above it."""
    lowered = heights.copy()
    waiting = list(distances)
    while waiting:
        late = []
        for upper, lower in waiting:
            limit = lowered[upper] - distances[upper, lower]
            if lowered[lower] > limit:
                lowered[lower] = limit
                late += [pair for pair in distances if pair[0] == lower]
        waiting = late
    return lowered


def _set_columns(columns: Sequence[Sequence[_Item]]) -> list[tuple[float, float]]:
    """Give every item its x; return the left and right edge of each column."""
    edges: list[tuple[float, float]] = []
    right = 0.0
    for number, column in enumerate(columns):
        if number:
            links = [(item, other) for item in columns[number - 1] for other in item.out]
            rise = max((abs(item.y - other.y) for item, other in links), default=0.0)
            right += _SHORTEST + min(rise / _STEEPEST, _LONGEST)
        width = max(item.width for item in column)
        for item in column:
            item.x = right + width / 2
        edges.append((right, right + width))
        right += width
    return edges


def _paths(
    links: _Links, shapes: Mapping[str, Shape], edges: Sequence[tuple[float, float]]
) -> dict[Wire, Array]:
    """The path of every wire: level through the columns, curved between them."""
    angles = {name: _port_angles(item, shapes[name], edges) for name, item in links.nodes.items()}
    paths = {}
    for wire, chain in links.chains.items():
        points: list[tuple[float, float]] = []
        if wire.user is None and chain[0].node is None:  # an input: begins where its label does
            points.append((chain[0].x - chain[0].width / 2, chain[0].y))
        for left, right in itertools.pairwise(chain):
            if left.node is not None:
                shape = shapes[left.node]
                start = (left.x + shape.half_length + shape.radius + _CLEARANCE, left.y)
            else:
                start = (edges[left.column][1], left.y)
            if right.node is None:
                end, arrival = (edges[right.column][0], right.y), (-1.0, 0.0)
            else:
                shape = shapes[right.node]
                angle = angles[right.node][links.nodes[right.node].into.index(left)]
                arrival = (-math.cos(angle), math.sin(angle))
                reach = shape.radius + _CLEARANCE
                centre = right.x - shape.half_length
                end = (centre + reach * arrival[0], right.y + reach * arrival[1])
            slope = 0.0
            if len(left.out) > 1:  # branches part at once
                slope = math.atan2(end[1] - start[1], end[0] - start[0])
            departure = (math.cos(slope), math.sin(slope))
            points += _curve(start, departure, end, arrival)
        if chain[-1].node is None:  # the end of a label: a branching point, or an open end
            points.append((edges[chain[-1].column][1], chain[-1].y))
        paths[wire] = np.array(points)
    return paths


def _curve(
    start: tuple[float, float],
    departure: tuple[float, float],
    end: tuple[float, float],
    arrival: tuple[float, float],
) -> list[tuple[float, float]]:
    """A Bézier curve that leaves in one direction, and arrives from another."""
    if start[1] == end[1]:
        return [start, end]
    reach = (end[0] - start[0]) / 2
    controls = np.array(
        [
            start,
            (start[0] + reach * departure[0], start[1] + reach * departure[1]),
            (end[0] + reach * arrival[0], end[1] + reach * arrival[1]),
            end,
        ]
    )
    t = np.linspace(0, 1, 33)[:, None]
    weights = np.hstack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3])
    return [(float(x), float(y)) for x, y in weights @ controls]


def _port_angles(node: _Item, shape: Shape, edges: Sequence[tuple[float, float]]) -> list[float]:
    """The angle at which each arrow enters a node: as it comes, but apart from the others."""
    centre = node.x - shape.half_length
    natural = [
        math.atan2(source.y - node.y, centre - edges[source.column][1]) for source in node.into
    ]
    order = sorted(range(len(natural)), key=lambda place: -node.into[place].y)
    gap = _PORT_GAP / shape.radius
    wanted = np.array([natural[place] for place in order])
    # What comes level enters level, if there is room.
    weights = np.where(np.abs(wanted) < 1e-6, 1e3, 1.0)
    apart = _kept_apart(wanted, gap, weights, _WIDEST_ANGLE)
    angles = [0.0] * len(order)
    for place, angle in zip(order, apart, strict=True):
        angles[place] = float(angle)
    return angles


def _kept_apart(wanted: Array, gap: float, weights: Array, limit: float) -> Array:
    """The nearest descending values within ±limit, at least `gap` apart (pool adjacent violators).

    There is room for them: gap · (len(wanted) − 1) ≤ 2 · limit.
    """
    shifts = gap * np.arange(len(wanted))
    pools: list[tuple[float, float, int]] = []  # mean, weight, how many
    for value, weight in zip(wanted + shifts, weights, strict=True):
        mean, total, count = float(value), float(weight), 1
        while pools and pools[-1][0] < mean:
            before, heavy, several = pools.pop()
            mean = (mean * total + before * heavy) / (total + heavy)
            total, count = total + heavy, count + several
        pools.append((mean, total, count))
    levels = np.repeat([mean for mean, _, _ in pools], [count for _, _, count in pools])
    apart: Array = np.clip(levels, shifts[-1] - limit, limit) - shifts
    return apart
