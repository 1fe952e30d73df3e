"""The walk through a graph: forward one node at a time, then backward one node at a time."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from helpers.graph import Graph, Node
from helpers.graph_text import (
    backward_lines,
    format_inline,
    forward_line,
    one_line_symbol,
    reached_uses,
    start_line,
)

_LINE_LENGTH = 100  # characters of a caption


@dataclass(frozen=True)
class Moment:
    """How far a walk has come: what is known, and the node that is at work."""

    headline: str
    values: frozenset[str]  # names of the values that are known
    started: bool = False  # whether the gradient at the start is there
    passed: frozenset[str] = (
        frozenset()
    )  # names of the nodes that the backward pass has gone through
    node: Node | None = None  # the node at work

    def knows_gradient(self, graph: Graph, node: Node) -> bool:
        """Whether all parts of a value's gradient have come back."""
        if node.grad is None or not self.started:
            return False
        return all(user.name in self.passed for user, _ in reached_uses(graph, node))


def whole(graph: Graph, backward: bool = True) -> Moment:
    """The end of the walk, with nothing at work; without `backward` the end of the forward pass."""
    passed = frozenset(node.name for node in graph.backward_operations) if backward else frozenset()
    started = backward and graph.start is not None
    return Moment("", frozenset(node.name for node in graph), started, passed)


def moments(graph: Graph) -> list[Moment]:
    """All steps of the walk: the inputs, each node forward, the start, each node backward."""
    values = frozenset(node.name for node in graph if node.layer is None)
    inputs = [node for node in graph if node.layer is None]
    given = ", ".join(f"{node.name} = {format_inline(node.value)}" for node in inputs)
    steps = [Moment(f"The inputs: {given}", values)]
    forward = graph.operations
    for number, node in enumerate(forward, 1):
        values |= {node.name}
        headline = f"Forward, {number} of {len(forward)}: {forward_line(node)}"
        steps.append(Moment(headline, values, node=node))
    if graph.start is None:
        return steps
    steps.append(
        Moment(f"Backward starts at {graph.start.name}: {start_line(graph)}", values, started=True)
    )
    passed: frozenset[str] = frozenset()
    backward = graph.backward_operations
    for number, node in enumerate(backward, 1):
        passed |= {node.name}
        symbol = one_line_symbol(node)
        headline = (
            f"Backward, {number} of {len(backward)}: through {symbol}, which made {node.name}"
        )
        steps.append(Moment(headline, values, True, passed, node))
    return steps


def caption(graph: Graph, moment: Moment, covered: Iterable[str] = ()) -> list[str]:
    """What is written under the picture at a moment: one line forward, a line an input backward."""
    if not moment.headline:
        return []
    lines = [moment.headline]
    if moment.node is not None and moment.started:
        lines += backward_lines(graph, moment.node, frozenset(covered))
    return [
        part
        for line in lines
        for part in textwrap.wrap(line, _LINE_LENGTH, subsequent_indent="    ")
    ]


def asked(graph: Graph, moment: Moment) -> list[Node]:
    """The values whose gradient becomes known at this moment, each once."""
    if moment.node is None or not moment.started:
        return []
    sources = dict.fromkeys(moment.node.inputs)
    return [source for source in sources if moment.knows_gradient(graph, source)]
