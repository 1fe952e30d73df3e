"""What the tests of graphs share: layers, the graphs of the course, and an eye for overlaps."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from helpers import Graph
from tests.helpers.overlaps import overlaps


class Add:
    def forward(self, x: Any, y: Any) -> Any:
        return x + y

    def backward(self, dout: Any) -> Any:
        return dout, dout


class Mul:
    def forward(self, x: Any, y: Any) -> Any:
        self.x, self.y = x, y
        return x * y

    def backward(self, dout: Any) -> Any:
        return dout * self.y, dout * self.x


class Negate:
    def forward(self, x: Any) -> Any:
        return -x

    def backward(self, dout: Any) -> Any:
        return -dout


class AddOne:
    def forward(self, x: Any) -> Any:
        return x + 1

    def backward(self, dout: Any) -> Any:
        return dout


class Square:
    def forward(self, x: Any) -> Any:
        self.x = x
        return x**2

    def backward(self, dout: Any) -> Any:
        return 2 * self.x * dout


class Exp:
    def forward(self, x: Any) -> Any:
        self.y = np.exp(x)
        return self.y

    def backward(self, dout: Any) -> Any:
        return self.y * dout


class Reciprocal:
    def forward(self, x: Any) -> Any:
        self.y = 1 / x
        return self.y

    def backward(self, dout: Any) -> Any:
        return -(self.y**2) * dout


class Relu:
    def forward(self, x: Any) -> Any:
        self.positive = np.asarray(x) > 0
        return x * self.positive

    def backward(self, dout: Any) -> Any:
        return dout * self.positive


class Sigmoid:
    def forward(self, x: Any) -> Any:
        self.y = 1 / (1 + np.exp(-x))
        return self.y

    def backward(self, dout: Any) -> Any:
        return dout * self.y * (1 - self.y)


class Affine:
    def forward(self, x: Any, W: Any, b: Any) -> Any:
        self.x, self.W = x, W
        return x @ W + b

    def backward(self, dout: Any) -> Any:
        return dout @ self.W.T, self.x.T @ dout, dout.sum(axis=0)


class SoftmaxWithLoss:
    """Returns a gradient for u only: the labels are constants."""

    def forward(self, u: Any, t: Any) -> Any:
        e = np.exp(u - u.max(axis=1, keepdims=True))
        self.y, self.t = e / e.sum(axis=1, keepdims=True), t
        return -np.sum(t * np.log(self.y)) / len(u)

    def backward(self, dout: Any) -> Any:
        return dout * (self.y - self.t) / len(self.y)


def cost_graph(w: float = 3.0, x: float = 2.0, b: float = 1.0, target: float = 5.0) -> Graph:
    """Section 01: C(w) = (y′ − w·x − b)²."""
    graph = Graph()
    w_, x_ = graph.input("w", w), graph.input("x", x)
    b_, target_ = graph.input("b", b), graph.input("target", target)
    p = graph.apply("p", Mul(), w_, x_, symbol="×")
    y = graph.apply("y", Add(), p, b_, symbol="+")
    s = graph.apply("s", Negate(), y, symbol="×−1")
    t = graph.apply("t", Add(), s, target_, symbol="+")
    graph.apply("f", Square(), t, symbol="( )²")
    graph.backward()
    return graph


def one_node(layer: Any, symbol: str, dout: float, **inputs: float) -> Graph:
    graph = Graph()
    nodes = [graph.input(name, value) for name, value in inputs.items()]
    graph.apply("z", layer, *nodes, symbol=symbol)
    graph.backward(dout)
    return graph


def sigmoid_from_nodes() -> Graph:
    graph = Graph()
    a = graph.apply("a", Negate(), graph.input("x", 1.0), symbol="×−1")
    b = graph.apply("b", Exp(), a, symbol="exp")
    c = graph.apply("c", AddOne(), b, symbol="+1")
    graph.apply("y", Reciprocal(), c, symbol="1/x")
    graph.backward()
    return graph


def square_of_linear() -> Graph:
    graph = Graph()
    a, x, b = graph.input("a", 2.0), graph.input("x", 3.0), graph.input("b", -1.0)
    u = graph.apply("u", Mul(), a, x, symbol="×")
    v = graph.apply("v", Add(), u, b, symbol="+")
    graph.apply("y", Square(), v, symbol="( )²")
    graph.backward()
    return graph


def two_layer_network(n: int = 2, n_in: int = 3, n_hidden: int = 4, n_out: int = 3) -> Graph:
    rng = np.random.default_rng(0)
    graph = Graph()
    x = graph.input("x", rng.normal(size=(n, n_in)))
    W1 = graph.input("W1", rng.normal(size=(n_in, n_hidden)))
    b1 = graph.input("b1", np.zeros(n_hidden))
    W2 = graph.input("W2", rng.normal(size=(n_hidden, n_out)))
    b2 = graph.input("b2", np.zeros(n_out))
    t = graph.constant("t", np.eye(n_out)[rng.integers(0, n_out, n)])
    u1 = graph.apply("u1", Affine(), x, W1, b1, symbol="Affine")
    z1 = graph.apply("z1", Relu(), u1, symbol="ReLU")
    u2 = graph.apply("u2", Affine(), z1, W2, b2, symbol="Affine")
    graph.apply("E", SoftmaxWithLoss(), u2, t, symbol="softmax\n+ loss")
    graph.backward()
    return graph


def shared_values() -> Graph:
    """x twice into one node, s and y into two nodes each."""
    graph = Graph()
    x, y = graph.input("x", 3.0), graph.input("y", -2.0)
    s = graph.apply("s", Mul(), x, x, symbol="×")
    q = graph.apply("q", Mul(), s, y, symbol="×")
    e = graph.apply("e", Exp(), y, symbol="exp")
    r = graph.apply("r", Add(), q, s, symbol="+")
    graph.apply("f", Mul(), r, e, symbol="×")
    graph.backward()
    return graph


LAYERS = SimpleNamespace(
    Add=Add,
    Mul=Mul,
    Negate=Negate,
    AddOne=AddOne,
    Square=Square,
    Exp=Exp,
    Reciprocal=Reciprocal,
    Relu=Relu,
    Sigmoid=Sigmoid,
    Affine=Affine,
    SoftmaxWithLoss=SoftmaxWithLoss,
)

COURSE_GRAPHS: dict[str, Callable[[], Graph]] = {
    "cost": cost_graph,
    "cost after the disastrous step": lambda: cost_graph(-5.0, -10.0, -3.0, 9.0),
    "add": lambda: one_node(Add(), "+", 1.4, x=2.0, y=3.0),
    "multiply": lambda: one_node(Mul(), "×", 1.7, x=2.0, y=3.0),
    "ReLU": lambda: one_node(Relu(), "ReLU", 1.2, x=-9.2),
    "sigmoid": lambda: one_node(Sigmoid(), "σ", 1.0, x=10.0),
    "sigmoid from nodes": sigmoid_from_nodes,
    "square of linear": square_of_linear,
    "two layers": two_layer_network,
    "two layers, digits": lambda: two_layer_network(100, 64, 50, 10),
    "shared values": shared_values,
}


@pytest.fixture
def layers() -> SimpleNamespace:
    """Layers with right derivatives, by name."""
    return LAYERS


@pytest.fixture
def cost() -> Graph:
    return cost_graph()


@pytest.fixture
def shared() -> Graph:
    return shared_values()


@pytest.fixture
def network() -> Graph:
    return two_layer_network()


@pytest.fixture(params=COURSE_GRAPHS)
def course_graph(request: pytest.FixtureRequest) -> Graph:
    """Graphs of the kinds that the course draws, after their backward pass.

    The graphs that the lectures draw are looked at while the lectures run: see tests/course.
    """
    return COURSE_GRAPHS[request.param]()


@pytest.fixture
def find_overlaps() -> Callable[..., list[str]]:
    return overlaps
