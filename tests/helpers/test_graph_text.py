"""What a graph says in words and numbers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import Graph, describe
from helpers.graph_text import (
    backward_lines,
    format_inline,
    format_number,
    format_value,
    forward_line,
    shows_shape,
)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (4.0, "4"),
        (-0.0, "0"),
        (-760.0, "−760"),
        (123456.0, "123456"),
        (1234567.0, "1.235e+06"),
        (0.7310585786300049, "0.7311"),
        (4.5395807735907655e-05, "4.54e−05"),
        (1e-300, "1e−300"),
        (1.7 * 3, "5.1"),
        (0.1 + 0.2, "0.3"),
        (2.9999999999999996, "3"),
        (0.9999546021312976, "0.99995"),
        (999.96, "999.96"),
        (99999.7, "100000"),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
        (np.float32(0.5), "0.5"),
        (True, "1"),
    ],
)
def test_format_number(number: float, text: str) -> None:
    assert format_number(number) == text


@given(st.floats(-1e300, 1e300))
def test_a_written_number_is_short_and_near(number: float) -> None:
    text = format_number(number)
    assert len(text) <= 11
    assert float(text.replace("−", "-")) == pytest.approx(number, rel=6e-4)


@given(st.floats(-999, 999).filter(lambda number: abs(number - round(number)) > 1e-5))
def test_a_number_with_a_fraction_shows_it(number: float) -> None:
    assert "." in format_number(number) or "e" in format_number(number)


@pytest.mark.parametrize(
    ("value", "label", "inline"),
    [
        ([1.0, -2.0, 0.5], "[1, −2, 0.5]", "[1, −2, 0.5]"),
        ([[1, 0], [0, 1]], "[[1, 0],\n [0, 1]]", "[[1, 0], [0, 1]]"),
        (np.eye(3)[1:], "[[0, 1, 0],\n [0, 0, 1]]", "[[0, 1, 0], [0, 0, 1]]"),
        (np.zeros((100, 64)), "(100, 64)", "shape (100, 64)"),
        (np.full(4, 1 / 3), "(4,)", "shape (4,)"),
        (np.zeros((4, 1)), "(4, 1)", "shape (4, 1)"),
        (np.zeros((2, 1, 2)), "(2, 1, 2)", "shape (2, 1, 2)"),
        (np.zeros((0, 3)), "(0, 3)", "shape (0, 3)"),
        (np.array(2.5), "2.5", "2.5"),
    ],
)  # fmt: skip
def test_format_value(value: Any, label: str, inline: str) -> None:
    value = np.asarray(value)
    assert format_value(value) == label
    assert format_inline(value) == inline
    assert shows_shape(value) is inline.startswith("shape")


class Anything:
    """A layer of any number of inputs; its derivatives are all 2."""

    def forward(self, *values: Any) -> Any:
        self.values = values
        return 7.0

    def backward(self, dout: Any) -> Any:
        return tuple(2.0 * dout for _ in self.values)


@pytest.mark.parametrize(
    ("symbol", "inputs", "line"),
    [
        ("×", {"w": 3, "x": 2}, "z = w × x = 3 × 2 = 7"),
        ("−", {"w": 3, "x": -2}, "z = w − x = 3 − (−2) = 7"),
        ("+", {"a": -1, "b": 0.5, "c": 2}, "z = a + b + c = (−1) + 0.5 + 2 = 7"),
        ("×−1", {"y": 7}, "z = y × −1 = 7 × −1 = 7"),
        ("×(−1)", {"y": -7}, "z = y × (−1) = (−7) × (−1) = 7"),
        ("+1", {"y": 7}, "z = y + 1 = 7 + 1 = 7"),
        ("( )²", {"t": -2}, "z = (t)² = (−2)² = 7"),
        ("1/x", {"c": -4}, "z = 1/c = 1/(−4) = 7"),
        ("exp", {"a": -1}, "z = exp(a) = exp(−1) = 7"),
        ("−log x", {"y": 0.5}, "z = −log y = −log 0.5 = 7"),
        ("soft\nmax", {"u": 1, "t": 2}, "z = soft max(u, t) = soft max(1, 2) = 7"),
        (None, {"u": 1}, "z = Anything(u) = Anything(1) = 7"),
    ],
)  # fmt: skip
def test_forward_line(symbol: str | None, inputs: dict[str, float], line: str) -> None:
    graph = Graph()
    nodes = [graph.input(name, value) for name, value in inputs.items()]
    assert forward_line(graph.apply("z", Anything(), *nodes, symbol=symbol)) == line


def test_forward_line_of_arrays(network: Graph) -> None:
    assert forward_line(network["z1"]) == "z1 = ReLU(u1) = shape (2, 4)"


def test_backward_lines_write_the_chain_rule_out(cost: Graph) -> None:
    assert backward_lines(cost, cost["p"]) == [
        "∂f/∂w = ∂p/∂w · ∂f/∂p = 2 · 4 = 8",
        "∂f/∂x = ∂p/∂x · ∂f/∂p = 3 · 4 = 12",
    ]
    assert backward_lines(cost, cost["s"]) == ["∂f/∂y = ∂s/∂y · ∂f/∂s = (−1) · (−4) = 4"]


def test_each_part_of_a_sum_is_named_and_the_last_one_adds_up(shared: Graph) -> None:
    assert backward_lines(shared, shared["r"])[-1].startswith("part of ∂f/∂s: ∂r/∂s · ∂f/∂r")
    assert backward_lines(shared, shared["q"])[:2] == [
        "part of ∂f/∂s: ∂q/∂s · ∂f/∂q = (−2) · 0.1353 = −0.2707",
        "∂f/∂s = −0.2707 + 0.1353 = −0.1353",
    ]
    assert backward_lines(shared, shared["s"]) == [
        "part of ∂f/∂x: ∂s/∂(first x) · ∂f/∂s = 3 · (−0.1353) = −0.406",
        "part of ∂f/∂x: ∂s/∂(second x) · ∂f/∂s = 3 · (−0.1353) = −0.406",
        "∂f/∂x = −0.406 + (−0.406) = −0.812",
    ]


def test_a_layer_whose_product_is_not_what_it_returns_is_shown_as_that() -> None:
    class IgnoresUpstream(Anything):
        def backward(self, dout: Any) -> Any:
            return 2.0

    graph = Graph()
    y = graph.apply("y", IgnoresUpstream(), graph.input("x", 1.0))
    graph.backward(10.0)
    assert backward_lines(graph, y) == ["∂L/∂x = ∂y/∂x · ∂L/∂y = 2 · 10, but the layer returned 2"]


def test_arrays_have_shapes_instead_of_made_up_products(network: Graph) -> None:
    assert backward_lines(network, network["E"]) == [
        "∂E/∂u2 = softmax + loss backward of ∂E/∂E: 1 → shape (2, 3)"
    ]
    assert backward_lines(network, network["u1"])[1] == (
        "∂E/∂W1 = Affine backward of ∂E/∂u1: shape (2, 4) → shape (3, 4)"
    )


def test_covered_gradients_are_not_given_away(cost: Graph, shared: Graph) -> None:
    assert backward_lines(cost, cost["p"], frozenset("w")) == [
        "∂f/∂w = ∂p/∂w · ∂f/∂p = ? · 4 = ?",
        "∂f/∂x = ∂p/∂x · ∂f/∂p = 3 · 4 = 12",
    ]
    assert backward_lines(cost, cost["p"], frozenset("wxp"))[0].endswith("? · ? = ?")
    assert backward_lines(shared, shared["s"], frozenset("x")) == [
        "part of ∂f/∂x: ∂s/∂(first x) · ∂f/∂s = ? · (−0.1353) = ?",
        "part of ∂f/∂x: ∂s/∂(second x) · ∂f/∂s = ? · (−0.1353) = ?",
        "∂f/∂x = sum of 2 parts = ?",
    ]
    assert "∂f/∂w = 8" in describe(cost)
    words = describe(cost, frozenset("w"))
    assert "∂f/∂w = ?" in words
    assert "= 8" not in words


def test_what_follows_a_dout_other_than_one_is_called_l(layers: SimpleNamespace) -> None:
    graph = Graph()
    z = graph.apply("z", layers.Add(), graph.input("x", 2.0), graph.input("L", 3.0))
    graph.backward(1.0)
    assert backward_lines(graph, z)[0] == "∂z/∂x = ∂z/∂x · ∂z/∂z = 1 · 1 = 1"
    graph.backward(1.4)
    assert backward_lines(graph, z)[0] == "∂L′/∂x = ∂z/∂x · ∂L′/∂z = 1 · 1.4 = 1.4"
    assert "∂L′/∂z = 1.4   (L′: whatever follows z)" in describe(graph)


def test_describe_lists_every_value_and_gradient(cost: Graph) -> None:
    assert describe(cost).splitlines() == [
        "Forward:",
        "  w = 3   (input)",
        "  x = 2   (input)",
        "  b = 1   (input)",
        "  target = 5   (input)",
        "  p = w × x = 3 × 2 = 6",
        "  y = p + b = 6 + 1 = 7",
        "  s = y × −1 = 7 × −1 = −7",
        "  t = s + target = (−7) + 5 = −2",
        "  f = (t)² = (−2)² = 4",
        "Backward:",
        "  ∂f/∂f = 1",
        "  ∂f/∂t = ∂f/∂t · ∂f/∂f = (−4) · 1 = −4",
        "  ∂f/∂s = ∂t/∂s · ∂f/∂t = 1 · (−4) = −4",
        "  ∂f/∂target = ∂t/∂target · ∂f/∂t = 1 · (−4) = −4",
        "  ∂f/∂y = ∂s/∂y · ∂f/∂s = (−1) · (−4) = 4",
        "  ∂f/∂p = ∂y/∂p · ∂f/∂y = 1 · 4 = 4",
        "  ∂f/∂b = ∂y/∂b · ∂f/∂y = 1 · 4 = 4",
        "  ∂f/∂w = ∂p/∂w · ∂f/∂p = 2 · 4 = 8",
        "  ∂f/∂x = ∂p/∂x · ∂f/∂p = 3 · 4 = 12",
        "Gradients:",
        "  ∂f/∂w = 8",
        "  ∂f/∂x = 12",
        "  ∂f/∂b = 4",
        "  ∂f/∂target = −4",
        "  ∂f/∂p = 4",
        "  ∂f/∂y = 4",
        "  ∂f/∂s = −4",
        "  ∂f/∂t = −4",
        "  ∂f/∂f = 1",
    ]


def test_describe_before_backward_and_with_values_that_have_no_gradient(network: Graph) -> None:
    words = describe(network)
    assert "∂E/∂t" not in words
    assert "t = " in words
    network.backward(np.ones((2, 4)), start="z1")
    assert "  ∂L/∂W2 = none" in describe(network)
    graph = Graph()
    graph.input("x", 1.0)
    assert describe(graph) == "Forward:\n  x = 1   (input)"
