"""What a recorded graph says in words and numbers: labels, chain-rule products, a description."""

from __future__ import annotations

import math
import re

import numpy as np

from helpers.graph import Graph, Node, Value, is_number

MINUS = "−"
# What one line of a label can hold, and how many lines: beyond that an array shows its shape.
_LONGEST_ROW, _MOST_ROWS = 18, 3


def format_number(number: float) -> str:
    """Write a number to four significant digits, a whole one as an integer: 4, −0.25, 4.54e−05.

    A number that only four digits would make whole gets more of them: 0.99995.
    """
    number = float(number)
    nearest = round(number) if math.isfinite(number) else math.nan
    if number == nearest and abs(number) < 1e6:
        text = str(nearest)
    elif 1e3 <= abs(number) < 1e6:
        text = f"{number:.0f}"
    else:
        text = f"{number:.4g}"
        if abs(number) < 1e3 and text.lstrip("-").isdigit() and not _is_noise(number - nearest):
            longer = (f"{number:.{digits}g}" for digits in range(5, 12))
            text = next(candidate for candidate in longer if "." in candidate)
    return text.replace("-", MINUS)


def _is_noise(difference: float) -> bool:
    """Whether a number is so near a whole one that rounding errors explain it."""
    return abs(difference) < 1e-6


def format_value(value: Value) -> str:
    """Write a float, a small array in full (a row a line), or the shape of a larger one."""
    return _in_full(value) or str(np.shape(value))


def format_inline(value: Value) -> str:
    """The same on one line: 6, [1, 2], shape (100, 64)."""
    full = _in_full(value)
    return f"shape {np.shape(value)}" if full is None else full.replace("\n", "")


def shows_shape(value: Value) -> bool:
    """Whether an array is so large that only its shape is written."""
    return _in_full(value) is None


def _in_full(value: Value) -> str | None:
    array = np.asarray(value)
    if array.ndim == 0:
        return format_number(array.item())
    if array.ndim > 2 or not 0 < array.size <= _MOST_ROWS * _LONGEST_ROW:
        return None
    rows = [f"[{', '.join(map(format_number, row))}]" for row in np.atleast_2d(array)]
    if len(rows) > _MOST_ROWS or max(map(len, rows)) > _LONGEST_ROW:
        return None
    return rows[0] if array.ndim == 1 else "[" + ",\n ".join(rows) + "]"


def derivative(graph: Graph, node: Node) -> str:
    """The name of a node's gradient: ∂f/∂w."""
    return f"∂{differentiated(graph)}/∂{node.name}"


def differentiated(graph: Graph) -> str:
    """What the gradients are gradients of: the start of the backward pass, where dout was 1.

    Another `dout` means that more comes after the graph. That is called L; L′ where a value of the
    graph is called L.
    """
    assert graph.start is not None and graph.start.grad is not None
    if is_number(graph.start.grad) and graph.start.grad == 1:
        return graph.start.name
    name = "L"
    while name in (node.name for node in graph):
        name += "′"
    return name


def forward_line(node: Node) -> str:
    """One step of the forward pass, with symbols and numbers: p = w × x = 3 × 2 = 6."""
    steps = [node.name, _formula(node, [source.name for source in node.inputs])]
    if all(is_number(value.value) for value in (node, *node.inputs)):
        steps.append(_formula(node, [format_inline(source.value) for source in node.inputs]))
    return " = ".join([*steps, format_inline(node.value)])


def _formula(node: Node, arguments: list[str]) -> str:
    """A node's symbol with its arguments in place.

    Between two arguments an operator; for one argument the gap "( )" or the letter x in the symbol
    takes it, an operator such as ×−1 follows it, and anything else is written as a function.
    """
    symbol = one_line_symbol(node)
    factors = [_bracketed(argument) for argument in arguments]
    if len(arguments) > 1 and re.fullmatch(r"[^\w\s()]", symbol):
        return f" {symbol} ".join(factors)
    if len(arguments) == 1:
        if "( )" in symbol:
            return symbol.replace("( )", f"({arguments[0]})")
        if re.search(r"\bx\b", symbol):
            return re.sub(r"\bx\b", lambda _: factors[0], symbol)
        if operator := re.fullmatch(r"([×·*/+−-])\s*(.+)", symbol):
            return f"{factors[0]} {operator[1]} {operator[2]}"
    return f"{symbol}({', '.join(arguments)})"


def one_line_symbol(node: Node) -> str:
    """A node's symbol without the line breaks that make it fit a circle."""
    return " ".join((node.symbol or "").split())


def start_line(graph: Graph) -> str:
    """Where the backward pass begins: ∂f/∂f = 1."""
    start = graph.start
    assert start is not None and start.grad is not None
    of = differentiated(graph)
    line = f"{derivative(graph, start)} = {format_inline(start.grad)}"
    return line if of == start.name else f"{line}   ({of}: whatever follows {start.name})"


def backward_lines(graph: Graph, node: Node, covered: frozenset[str] = frozenset()) -> list[str]:
    """One step of the backward pass: for each input the chain rule, with symbols and numbers.

    ∂f/∂w = ∂p/∂w · ∂f/∂p = 2 · 4 = 8. Numbers come from the layer; for arrays there are shapes.
    The gradients of `covered`, and what would give them away, are "?".
    """
    lines = []
    for place, (source, gradient) in enumerate(zip(node.inputs, node.gradients, strict=True)):
        if gradient is None:
            continue
        name = derivative(graph, source)
        several = len(reached_uses(graph, source)) > 1
        product = _product if node.local_derivatives else _shapes
        lines.append(
            (f"part of {name}: " if several else f"{name} = ")
            + product(graph, node, place, covered)
        )
        if several and _last_part(graph, node, place):
            lines.append(f"{name} = {sum_of_parts(graph, source, source.name in covered)}")
    return lines


def _product(graph: Graph, node: Node, place: int, covered: frozenset[str]) -> str:
    """The local derivative times the gradient that arrives, in symbols and in numbers."""
    source, local, gradient = (
        node.inputs[place],
        node.local_derivatives[place],
        node.gradients[place],
    )
    assert local is not None and gradient is not None and node.grad is not None
    variable = source.name if node.inputs.count(source) == 1 else f"({_ordinal(node, place)})"
    hidden = source.name in covered
    numbers = [
        "?" if hidden else _bracketed(format_inline(local)),
        "?" if node.name in covered else _bracketed(format_inline(node.grad)),
    ]
    product = f"∂{node.name}/∂{variable} · {derivative(graph, node)} = {' · '.join(numbers)}"
    result = "?" if hidden else format_inline(gradient)
    if not hidden and not np.isclose(local * node.grad, gradient, atol=0, equal_nan=True):
        return f"{product}, but the layer returned {result}"
    return f"{product} = {result}"


def _shapes(graph: Graph, node: Node, place: int, covered: frozenset[str]) -> str:
    """What a layer made of the gradient that arrived, where they are arrays: their shapes."""
    gradient = node.gradients[place]
    assert gradient is not None and node.grad is not None
    before, after = (
        format_value(value) if is_number(value) else f"shape {np.shape(value)}"
        for value in (node.grad, gradient)
    )
    if is_number(gradient) and node.inputs[place].name in covered:
        after = "?"
    arrived = derivative(graph, node)
    return f"{one_line_symbol(node)} backward of {arrived}: {before} → {after}"


def _ordinal(node: Node, place: int) -> str:
    """Which of a node's inputs, where several are the same value: first x, second x."""
    source = node.inputs[place]
    number = node.inputs[: place + 1].count(source)
    words = ("first", "second", "third")
    return f"{words[number - 1] if number <= len(words) else f'{number}th'} {source.name}"


def reached_uses(graph: Graph, node: Node) -> list[tuple[Node, int]]:
    """The uses of a value through which the backward pass came back to it."""
    return [
        (user, place)
        for user, place in graph.uses(node)
        if user.gradients and user.gradients[place] is not None
    ]


def _last_part(graph: Graph, node: Node, place: int) -> bool:
    """Whether this use is the last one from which the backward pass adds to a gradient."""
    source = node.inputs[place]
    first_user = reached_uses(graph, source)[0][0]
    places = [p for user, p in reached_uses(graph, source) if user is first_user]
    return node is first_user and place == places[-1]


def sum_of_parts(graph: Graph, node: Node, hidden: bool = False) -> str:
    """The gradient of a value that is used several times: 3 + 5 = 8."""
    assert node.grad is not None
    parts = [user.gradients[place] for user, place in reached_uses(graph, node)]
    if hidden or not is_number(node.grad):
        total = "?" if hidden else format_inline(node.grad)
        return f"sum of {len(parts)} parts = {total}"
    first, *rest = (part for part in parts if part is not None)
    terms = [format_inline(first), *(_bracketed(format_inline(part)) for part in rest)]
    return f"{' + '.join(terms)} = {format_inline(node.grad)}"


def _bracketed(text: str) -> str:
    """A name or a number as a factor: a negative number in brackets."""
    return f"({text})" if text.startswith(MINUS) else text


def describe(graph: Graph, covered: frozenset[str] = frozenset()) -> str:
    """All values and gradients of a graph in plain text, in the order of the two passes.

    For readers who hear a picture instead of seeing it, and for tests. The gradients of `covered`
    are "?".
    """
    lines = ["Forward:"]
    for node in graph:
        if node.layer is None:
            kind = "constant" if node.constant else "input"
            lines.append(f"  {node.name} = {format_inline(node.value)}   ({kind})")
        else:
            lines.append(f"  {forward_line(node)}")
    if graph.start is None:
        return "\n".join(lines)
    lines += ["Backward:", f"  {start_line(graph)}"]
    for node in graph.backward_operations:
        lines += [f"  {line}" for line in backward_lines(graph, node, covered)]
    lines.append("Gradients:")
    for node in graph:
        if not node.constant:
            gradient = "none" if node.grad is None else format_inline(node.grad)
            shown = "?" if node.name in covered and node.grad is not None else gradient
            lines.append(f"  {derivative(graph, node)} = {shown}")
    return "\n".join(lines)
