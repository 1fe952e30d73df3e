"""Recording a forward and a backward pass: what goes in, what comes out, and what goes wrong."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import Graph

KNOWN = {  # EXERCISES.md: the cost's graph, before and after the step that updates the inputs too
    (3.0, 2.0, 1.0, 5.0): (
        {"p": 6, "y": 7, "s": -7, "t": -2, "f": 4},
        {"w": 8, "x": 12, "b": 4, "target": -4, "p": 4, "y": 4, "s": -4, "t": -4, "f": 1},
    ),
    (-5.0, -10.0, -3.0, 9.0): (
        {"p": 50, "y": 47, "s": -47, "t": -38, "f": 1444},
        {"w": -760, "x": -380, "b": 76, "target": -76, "f": 1},
    ),
}


def build_cost(layers: SimpleNamespace, w: float, x: float, b: float, target: float) -> Graph:
    graph = Graph()
    graph.input("w", w), graph.input("x", x), graph.input("b", b), graph.input("target", target)
    graph.apply("p", layers.Mul(), "w", "x")
    graph.apply("y", layers.Add(), "p", "b")
    graph.apply("s", layers.Negate(), "y")
    graph.apply("t", layers.Add(), "s", "target")
    graph.apply("f", layers.Square(), "t")
    return graph


@pytest.mark.parametrize("inputs", KNOWN)
def test_reproduces_the_table_of_section_01(
    layers: SimpleNamespace, inputs: tuple[float, ...]
) -> None:
    graph = build_cost(layers, *inputs)
    graph.backward()
    values, gradients = KNOWN[inputs]
    assert {name: graph[name].value for name in values} == values
    assert {name: graph[name].grad for name in gradients} == gradients


def test_values_are_there_before_backward_and_gradients_are_not(layers: SimpleNamespace) -> None:
    graph = build_cost(layers, 3.0, 2.0, 1.0, 5.0)
    assert graph["f"].value == 4.0
    assert all(node.grad is None for node in graph)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(x=st.floats(-1e3, 1e3), dout=st.floats(-1e3, 1e3))
def test_adds_the_gradients_of_a_value_that_is_used_several_times(
    layers: SimpleNamespace, x: float, dout: float
) -> None:
    graph = Graph()
    node = graph.input("x", x)
    square = graph.apply("square", layers.Mul(), node, node)
    cube = graph.apply("cube", layers.Mul(), square, node)
    graph.backward(dout)
    assert cube.grad == dout
    assert square.gradients == (dout * x * x, dout * x * x)
    assert node.grad == pytest.approx(3 * x**2 * dout, rel=1e-12, abs=1e-300)
    assert graph.uses(node) == ((square, 0), (square, 1), (cube, 1))


def test_a_second_backward_starts_afresh(cost: Graph) -> None:
    cost.backward(10.0)
    cost.backward(1.0)
    assert cost["w"].grad == 8.0
    assert cost["x"].grad == 12.0


def test_backward_from_a_named_node_leaves_what_comes_after_alone(cost: Graph) -> None:
    cost.backward(1.0, start="y")
    assert cost["w"].grad == 2.0
    assert cost["b"].grad == 1.0
    assert [cost[name].grad for name in ("s", "t", "f", "target")] == [None] * 4
    assert [node.name for node in cost.backward_operations] == ["y", "p"]


def test_walks_back_in_reverse_order_of_recording(cost: Graph) -> None:
    assert [node.name for node in cost.operations] == ["p", "y", "s", "t", "f"]
    assert [node.name for node in cost.backward_operations] == ["f", "t", "s", "y", "p"]


def test_growing_the_graph_forgets_its_gradients(cost: Graph, layers: SimpleNamespace) -> None:
    cost.apply("g", layers.Negate(), "f")
    assert all(node.grad is None for node in cost)
    assert cost.start is None
    cost.backward()
    assert cost["w"].grad == -8.0


def test_calls_each_layer_once_a_pass(layers: SimpleNamespace) -> None:
    class Counting(layers.Mul):  # type: ignore[misc, name-defined]
        forwards = backwards = 0

        def forward(self, x: float, y: float) -> Any:
            self.forwards += 1
            return super().forward(x, y)

        def backward(self, dout: float) -> Any:
            self.backwards += 1
            self.dout = dout
            return super().backward(dout)

    layer, graph = Counting(), Graph()
    graph.apply("p", layer, graph.input("w", 3.0), graph.input("x", 2.0))
    graph.backward(4.0)
    assert (layer.forwards, layer.backwards, layer.dout) == (1, 1, 4.0)


def test_records_the_local_derivatives_that_the_layer_itself_gives(cost: Graph) -> None:
    assert cost["p"].local_derivatives == (2.0, 3.0)
    assert cost["f"].local_derivatives == (-4.0,)
    cost.backward(0.0)
    assert cost["p"].gradients == (0.0, 0.0)
    assert cost["p"].local_derivatives == (2.0, 3.0)


def test_has_no_local_derivatives_of_arrays(network: Graph) -> None:
    assert all(node.local_derivatives == () for node in network)


def test_a_layer_that_cannot_be_copied_has_no_local_derivatives() -> None:
    class Holding:
        def __init__(self) -> None:
            self.generator = (number for number in range(3))

        def forward(self, x: float) -> float:
            return 2 * x

        def backward(self, dout: float) -> float:
            return 2 * dout

    graph = Graph()
    y = graph.apply("y", Holding(), graph.input("x", 3.0))
    graph.backward()
    assert y.gradients == (2.0,)
    assert y.local_derivatives == ()


def test_prints_of_a_layer_appear_once(
    capsys: pytest.CaptureFixture[str], layers: SimpleNamespace
) -> None:
    class Loud(layers.Negate):  # type: ignore[misc, name-defined]
        def backward(self, dout: float) -> Any:
            print("back")
            return super().backward(dout)

    graph = Graph()
    graph.apply("y", Loud(), graph.input("x", 3.0))
    graph.backward()
    assert capsys.readouterr().out == "back\n"


def test_a_wrong_layer_gives_wrong_gradients() -> None:
    class IgnoresUpstream:
        def forward(self, x: float, y: float) -> float:
            self.x, self.y = x, y
            return x * y

        def backward(self, dout: float) -> tuple[float, float]:
            return self.y, self.x

    graph = Graph()
    w = graph.input("w", 3.0)
    graph.apply("p", IgnoresUpstream(), w, graph.input("x", 2.0))
    graph.backward(10.0)
    assert w.grad == 2.0


# --- The record stays as it was ------------------------------------------------------------------


class Spoiler:
    """A layer that overwrites whatever it is given."""

    def forward(self, x: Any) -> Any:
        self.y = x * 2
        x[...] = -1
        return self.y

    def backward(self, dout: Any) -> Any:
        dx = dout * 2
        dout[...] = -1
        return dx


def test_a_layer_that_changes_its_arguments_cannot_change_the_record() -> None:
    given_array = np.array([1.0, 2.0])
    graph = Graph()
    x = graph.input("x", given_array)
    layer = Spoiler()
    y = graph.apply("y", layer, x)
    layer.y[...] = 99
    given_array[...] = 77
    dout = np.array([3.0, 4.0])
    graph.backward(dout)
    np.testing.assert_array_equal(x.value, [1.0, 2.0])
    np.testing.assert_array_equal(y.value, [2.0, 4.0])
    np.testing.assert_array_equal(y.grad, [3.0, 4.0])
    np.testing.assert_array_equal(x.grad, [6.0, 8.0])
    np.testing.assert_array_equal(dout, [3.0, 4.0])


def test_parts_of_a_sum_are_not_changed_by_the_sum(layers: SimpleNamespace) -> None:
    graph = Graph()
    x = graph.input("x", np.array([1.0, 2.0]))
    y = graph.apply("y", layers.Add(), x, x)
    graph.backward(np.array([3.0, 4.0]))
    np.testing.assert_array_equal(x.grad, [6.0, 8.0])
    for part in y.gradients:
        np.testing.assert_array_equal(part, [3.0, 4.0])


def test_keeps_the_type_of_scalars_and_takes_lists(layers: SimpleNamespace) -> None:
    graph = Graph()
    assert type(graph.input("x", 3.0).value) is float
    assert type(graph.input("n", 3).value) is int
    assert isinstance(graph.input("v", [1, 2]).value, np.ndarray)


def test_constants_get_no_gradient_and_layers_may_leave_them_out(network: Graph) -> None:
    assert network["t"].grad is None
    assert np.shape(network["u2"].grad) == np.shape(network["u2"].value)
    assert network["E"].gradients[1] is None


def test_a_layer_may_give_constants_a_gradient_that_is_not_used(layers: SimpleNamespace) -> None:
    graph = Graph()
    x, t = graph.input("x", 3.0), graph.constant("t", 2.0)
    graph.apply("y", layers.Mul(), x, t)
    graph.backward()
    assert (x.grad, t.grad) == (2.0, None)


def test_the_gradient_of_arrays_is_that_of_finite_differences(layers: SimpleNamespace) -> None:
    rng = np.random.default_rng(1)
    values = {
        "x": rng.normal(size=(5, 3)),
        "W": rng.normal(size=(3, 4)),
        "b": rng.normal(size=4),
    }
    labels = np.eye(4)[rng.integers(0, 4, 5)]

    def build(values: dict[str, Any]) -> Graph:
        graph = Graph()
        inputs = [graph.input(name, value) for name, value in values.items()]
        u = graph.apply("u", layers.Affine(), *inputs)
        graph.apply("E", layers.SoftmaxWithLoss(), u, graph.constant("t", labels))
        return graph

    graph = build(values)
    graph.backward()
    for name, value in values.items():
        direction = rng.normal(size=value.shape)
        ends = [build(values | {name: value + h * direction})["E"].value for h in (1e-5, -1e-5)]
        assert np.sum(graph[name].grad * direction) == pytest.approx(
            (ends[0] - ends[1]) / 2e-5, rel=1e-6
        )


# --- Where it goes wrong -------------------------------------------------------------------------


class Returns:
    def __init__(self, gradients: Any, value: Any = 1.0) -> None:
        self.gradients, self.value = gradients, value

    def forward(self, *values: Any) -> Any:
        return self.value

    def backward(self, dout: Any) -> Any:
        return self.gradients


def two_inputs() -> tuple[Graph, list[Any]]:
    graph = Graph()
    return graph, [graph.input("a", 1.0), graph.input("b", np.zeros(2))]


def test_backward_before_any_apply() -> None:
    graph = Graph()
    graph.input("x", 1.0)
    with pytest.raises(RuntimeError, match="call apply first"):
        graph.backward()


@pytest.mark.parametrize(
    ("gradients", "words"),
    [
        (1.0, r"returned 1 gradient, but forward took 2 values \(a, b\)"),
        ((1.0, np.zeros(2), 3.0), "returned 3 gradients, but forward took 2 values"),
        (None, "returned None. Does it end with return"),
        ((1.0, np.zeros(3)), r"gradient of shape \(3,\) for 'b', which has shape \(2,\)"),
        ((np.zeros(2), np.zeros(2)), r"gradient of shape \(2,\) for 'a', which has shape \(\)"),
    ],
)
def test_wrong_gradients(gradients: Any, words: str) -> None:
    graph, inputs = two_inputs()
    graph.apply("y", Returns(gradients), *inputs)
    with pytest.raises(ValueError, match=words):
        graph.backward()


def test_a_gradient_that_is_not_a_number() -> None:
    graph, inputs = two_inputs()
    graph.apply("y", Returns(("one", np.zeros(2))), *inputs)
    with pytest.raises(TypeError, match=r"gradient for 'a' .* not made of numbers"):
        graph.backward()


def test_lists_of_gradients_will_do() -> None:
    graph, inputs = two_inputs()
    graph.apply("y", Returns([5.0, [1, 2]]), *inputs)
    graph.backward()
    assert inputs[0].grad == 5.0
    np.testing.assert_array_equal(inputs[1].grad, [1, 2])


def test_a_dout_of_the_wrong_shape() -> None:
    graph, inputs = two_inputs()
    graph.apply("y", Returns(None, np.zeros((2, 3))), *inputs)
    with pytest.raises(ValueError, match=r"dout has shape \(\), but 'y' has shape \(2, 3\)"):
        graph.backward()


def test_starting_at_an_input(cost: Graph) -> None:
    with pytest.raises(ValueError, match="'w' is an input"):
        cost.backward(start="w")


def test_unknown_names(cost: Graph, layers: SimpleNamespace) -> None:
    with pytest.raises(ValueError, match=r"no value called 'q'\. It has: w, x, b"):
        cost.apply("z", layers.Negate(), "q")
    with pytest.raises(ValueError, match="no value called 'q'"):
        cost.backward(start="q")
    with pytest.raises(ValueError, match="It has: none so far"):
        Graph()["q"]


def test_names_that_are_taken_or_empty(cost: Graph, layers: SimpleNamespace) -> None:
    for add in (lambda: cost.input("w", 1.0), lambda: cost.apply("w", layers.Negate(), "x")):
        with pytest.raises(ValueError, match="already has a value called 'w'"):
            add()
    with pytest.raises(ValueError, match="needs a name"):
        cost.input(" ", 1.0)


def test_a_value_of_another_graph(cost: Graph, layers: SimpleNamespace) -> None:
    other = Graph()
    w = other.input("w", 3.0)
    with pytest.raises(ValueError, match="'w' belongs to another graph"):
        cost.apply("z", layers.Negate(), w)
    with pytest.raises(ValueError, match="belongs to another graph"):
        cost.backward(start=w)


def test_a_number_where_a_value_of_the_graph_belongs(cost: Graph, layers: SimpleNamespace) -> None:
    with pytest.raises(TypeError, match=r"Add it first: graph.input\('name', 3.0\)"):
        cost.apply("z", layers.Negate(), 3.0)


def test_what_is_not_a_layer(cost: Graph, layers: SimpleNamespace) -> None:
    with pytest.raises(TypeError, match="float has no method forward"):
        cost.apply("z", 3.0, "w")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"is a class. Make a layer of it: Mul\(\)"):
        cost.apply("z", layers.Mul, "w", "x")


def test_one_layer_in_two_nodes(layers: SimpleNamespace) -> None:
    graph = Graph()
    layer = layers.Negate()
    graph.apply("y", layer, graph.input("x", 1.0))
    with pytest.raises(ValueError, match=r"already made 'y'.*make a new one"):
        graph.apply("z", layer, "y")


def test_a_node_without_inputs(layers: SimpleNamespace) -> None:
    with pytest.raises(ValueError, match="has no inputs"):
        Graph().apply("y", layers.Negate())


@pytest.mark.parametrize("value", [None, "three", {"x": 1}, 1j])
def test_values_that_are_not_numbers(value: Any) -> None:
    graph = Graph()
    with pytest.raises(TypeError, match="The input 'x'"):
        graph.input("x", value)
    x = graph.input("x", 1.0)
    with pytest.raises(TypeError, match="Forward of 'y' "):
        graph.apply("y", Returns(None, value), x)
    assert [node.name for node in graph] == ["x"]
