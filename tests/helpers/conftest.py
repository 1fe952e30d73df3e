"""What the tests of graphs share: layers, the graphs of the course, and an eye for overlaps."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.path import Path

from helpers import Graph


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
    """Each graph that a lecture draws, after its backward pass."""
    return COURSE_GRAPHS[request.param]()


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


@pytest.fixture
def find_overlaps() -> Callable[..., list[str]]:
    return overlaps
