"""Record what layers do: a forward pass, then a backward pass through the same layers.

A layer is any object with `forward(*values)` and `backward(dout)`. The graph calls them and writes
down what goes in and what comes out. It knows no derivative itself: a layer with a wrong `backward`
gives a graph with wrong gradients, and the picture shows them.
"""

from __future__ import annotations

import contextlib
import copy
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

_NUMERIC_KINDS = "biuf"  # NumPy's kinds: bool, int, unsigned int, float

Value = float | NDArray[Any]


class Layer(Protocol):
    """What the graph needs of a layer: two methods."""

    @property
    def forward(self) -> Callable[..., Any]:
        """`forward(*values)` returns one value, and keeps what `backward` needs."""

    @property
    def backward(self) -> Callable[[Any], Any]:
        """`backward(dout)` returns a gradient for each value `forward` was given."""


@dataclass(eq=False)
class Node:
    """One value of a graph: an input, or what a layer made of other values.

    `value` is a float or an array. `grad` has the same shape, and is None as long as no backward
    pass has reached the node.
    """

    name: str
    value: Value
    symbol: str | None = None
    layer: Layer | None = field(default=None, repr=False)
    inputs: tuple[Node, ...] = field(default=(), repr=False)
    constant: bool = False
    grad: Value | None = None
    # What the layer's backward returned, one entry for each of `inputs`; empty before backward.
    gradients: tuple[Value | None, ...] = field(default=(), repr=False)
    # The same for dout = 1: the layer's own derivatives. Only where all values are single numbers.
    local_derivatives: tuple[Value | None, ...] = field(default=(), repr=False)


class Graph:
    """A record of one forward pass through layers, and of the backward pass that follows it."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self.start: Node | None = None  # where the last backward pass began

    @property
    def nodes(self) -> tuple[Node, ...]:
        """All values, in the order in which they were recorded."""
        return tuple(self._nodes.values())

    @property
    def operations(self) -> tuple[Node, ...]:
        """The values that layers made, in the order of the forward pass."""
        return tuple(node for node in self.nodes if node.layer is not None)

    @property
    def backward_operations(self) -> tuple[Node, ...]:
        """The same in the order of the backward pass: those that it reached."""
        return tuple(node for node in reversed(self.operations) if node.gradients)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    def __getitem__(self, name: str) -> Node:
        """The value called `name`. Raises ValueError when there is none."""
        if name not in self._nodes:
            known = ", ".join(self._nodes) or "none so far"
            raise ValueError(f"This graph has no value called {name!r}. It has: {known}.")
        return self._nodes[name]

    def uses(self, node: Node | str) -> tuple[tuple[Node, int], ...]:
        """Where a value goes: pairs (the node that takes it, its place among its inputs)."""
        source = self._find(node)
        return tuple(
            (user, place)
            for user in self.operations
            for place, value in enumerate(user.inputs)
            if value is source
        )

    def input(self, name: str, value: Any) -> Node:
        """Add a value that comes from outside: a float, or an array of any shape.

        Raises ValueError when the name is taken, TypeError when the value is not made of numbers.
        """
        return self._add(Node(self._new(name), _recorded(value, f"the input {name!r}")))

    def constant(self, name: str, value: Any) -> Node:
        """Add a value that gets no gradient, such as the labels of a loss.

        A layer may leave constants out of what its `backward` returns. Raises as `input` does.
        """
        value = _recorded(value, f"the constant {name!r}")
        return self._add(Node(self._new(name), value, constant=True))

    def apply(
        self, name: str, layer: Layer, *inputs: Node | str, symbol: str | None = None
    ) -> Node:
        """Run `layer.forward` on the inputs now, and record what it returns under `name`.

        `inputs` are values of this graph (or their names); the layer gets copies of their arrays.
        `symbol` stands in the circle of the picture; without it the layer's class name does.
        Raises ValueError for a taken or unknown name, a value of another graph or a layer that is
        in the graph already; TypeError for an object that is not a layer or returns no numbers.
        """
        for method in ("forward", "backward"):
            if not callable(getattr(layer, method, None)):
                raise TypeError(
                    f"{type(layer).__name__} has no method {method}. A layer of the graph needs "
                    "forward(*values) and backward(dout)."
                )
        if isinstance(layer, type):
            raise TypeError(f"{layer.__name__} is a class. Make a layer of it: {layer.__name__}().")
        for node in self.operations:
            if node.layer is layer:
                raise ValueError(
                    f"This layer already made {node.name!r}. A layer remembers one forward pass "
                    "only: make a new one for each node."
                )
        if not inputs:
            raise ValueError(f"{name!r} has no inputs. Name at least one value of the graph.")
        self._new(name)
        sources = tuple(self._find(value) for value in inputs)
        result = layer.forward(*(_copy(source.value) for source in sources))
        value = _recorded(result, f"forward of {name!r} ({type(layer).__name__})")
        node = Node(name, value, symbol or type(layer).__name__, layer, sources)
        return self._add(node)

    def backward(self, dout: Any = 1.0, start: Node | str | None = None) -> None:
        """Run the layers' `backward` in reverse order, and record every gradient.

        `dout` is the gradient that arrives from the right, of the shape of the start's value; the
        start is the last recorded node, or the one that is named. Where a value is used several
        times its gradients are added. A second call starts afresh.
        Raises RuntimeError before any `apply`; ValueError for an unknown start, a `dout` or a
        gradient of the wrong shape, and a layer that returns the wrong number of gradients.
        """
        if not self.operations:
            raise RuntimeError("There is nothing to go back through yet: call apply first.")
        start = self.operations[-1] if start is None else self._find(start)
        if start.layer is None:
            raise ValueError(f"{start.name!r} is an input: start at a value that a layer made.")
        seed = _recorded(dout, "dout")
        if np.shape(seed) != np.shape(start.value):
            raise ValueError(
                f"dout has shape {np.shape(seed)}, but {start.name!r} has shape "
                f"{np.shape(start.value)}. A gradient has the shape of its value."
            )
        self._forget_gradients()
        start.grad = seed
        for node in reversed(self.operations):
            if node.grad is not None:
                self._back_through(node)
        self.start = start

    def _back_through(self, node: Node) -> None:
        assert node.layer is not None
        # The copy is made before the layer's own backward can change anything that it keeps.
        twin = _twin(node)
        node.gradients = _gradients(node, node.layer.backward(_copy(node.grad)))
        if twin is not None:
            # Asked quietly: what the layer prints was printed by the call above.
            with contextlib.redirect_stdout(io.StringIO()):
                node.local_derivatives = _gradients(node, twin.backward(1.0))
        for source, gradient in zip(node.inputs, node.gradients, strict=True):
            if gradient is not None:
                source.grad = gradient if source.grad is None else source.grad + gradient

    def _forget_gradients(self) -> None:
        self.start = None
        for node in self.nodes:
            node.grad, node.gradients, node.local_derivatives = None, (), ()

    def _add(self, node: Node) -> Node:
        # Gradients of a graph that has grown since are gradients of another graph.
        self._forget_gradients()
        self._nodes[node.name] = node
        return node

    def _new(self, name: str) -> str:
        if not isinstance(name, str) or not name.strip():
            raise ValueError(f"A value needs a name to show in the picture, not {name!r}.")
        if name in self._nodes:
            raise ValueError(f"This graph already has a value called {name!r}. Take another name.")
        return name

    def _find(self, node: Node | str) -> Node:
        if isinstance(node, str):
            return self[node]
        if not isinstance(node, Node):
            raise TypeError(
                f"{node!r} is not a value of a graph. Add it first: graph.input('name', {node!r})."
            )
        if self._nodes.get(node.name) is not node:
            raise ValueError(f"{node.name!r} belongs to another graph.")
        return node


def is_number(value: Value | None) -> bool:
    """Whether a recorded value is a single number, not an array."""
    return value is not None and np.ndim(value) == 0


def _recorded(value: Any, what: str) -> Value:
    """A copy of what was handed over, so that nothing later can change the record."""
    if value is None:
        raise TypeError(f"{what[0].upper()}{what[1:]} is None. Does it end with return?")
    array = np.array(value)
    if array.dtype.kind not in _NUMERIC_KINDS:
        raise TypeError(f"{what[0].upper()}{what[1:]} is not made of numbers: {value!r}.")
    return array if array.ndim or isinstance(value, np.ndarray) else cast(float, value)


def _copy(value: Value | None) -> Any:
    return value.copy() if isinstance(value, np.ndarray) else value


def _twin(node: Node) -> Layer | None:
    """A copy of a node's layer, to ask for its local derivatives; None where they are not numbers.

    The layer itself is called once only, as in any other backward pass.
    """
    if not all(is_number(value.value) for value in (node, *node.inputs)):
        return None
    try:
        return copy.deepcopy(node.layer)
    except (
        TypeError,
        copy.Error,
    ):  # a layer that keeps something that cannot be copied, e.g. a file
        return None


def _gradients(node: Node, returned: Any) -> tuple[Value | None, ...]:
    """What a layer's backward returned, as one gradient for each input of the node."""
    what = f"backward of {node.name!r} ({type(node.layer).__name__})"
    if returned is None:
        raise ValueError(f"{what} returned None. Does it end with return?")
    parts = list(returned) if isinstance(returned, tuple | list) else [returned]
    wanted = [source for source in node.inputs if not source.constant]
    if len(parts) == len(wanted) and len(wanted) < len(node.inputs):
        rest = iter(parts)
        parts = [None if source.constant else next(rest) for source in node.inputs]
    if len(parts) != len(node.inputs):
        names = ", ".join(source.name for source in node.inputs)
        raise ValueError(
            f"{what} returned {_count(len(parts), 'gradient')}, but forward took "
            f"{_count(len(node.inputs), 'value')} ({names}). "
            "Return one for each, in the same order."
        )
    gradients: list[Value | None] = []
    for source, part in zip(node.inputs, parts, strict=True):
        if part is None or source.constant:
            gradients.append(None)
            continue
        gradient = _recorded(part, f"the gradient for {source.name!r} from {what}")
        if np.shape(gradient) != np.shape(source.value):
            raise ValueError(
                f"{what} returned a gradient of shape {np.shape(gradient)} for {source.name!r}, "
                f"which has shape {np.shape(source.value)}. A gradient has the shape of its value."
            )
        gradients.append(gradient)
    return tuple(gradients)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
