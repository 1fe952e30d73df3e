"""Where the parts of a graph's picture go."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import Graph
from helpers.graph_layout import (
    Box,
    Layout,
    Shape,
    Wire,
    _kept_apart,
    _least_squares,
    lay_out,
    wires,
)

LABEL = Box(width=40.0, above=20.0, below=20.0)


def laid_out(graph: Graph) -> Layout:
    shapes = {node.name: Shape(18.0) for node in graph.operations}
    return lay_out(graph, shapes, dict.fromkeys(wires(graph), LABEL))


def test_data_flow_from_left_to_right(course_graph: Graph) -> None:
    layout = laid_out(course_graph)
    for node in course_graph.operations:
        for source in node.inputs:
            assert layout.labels[Wire(source.name)][0] < layout.nodes[node.name][0]
        assert layout.nodes[node.name][0] < layout.labels[Wire(node.name)][0]


def test_the_main_path_of_the_cost_is_level(cost: Graph) -> None:
    layout = laid_out(cost)
    heights = [layout.nodes[name][1] for name in "pystf"]
    heights += [layout.labels[Wire(name)][1] for name in "pystf"]
    assert heights == pytest.approx([heights[0]] * 10)
    for name in "pystf":
        assert np.ptp(layout.paths[Wire(name)][:, 1]) < 0.01  # of a point


def test_two_inputs_that_come_alone_enter_symmetrically(cost: Graph) -> None:
    layout = laid_out(cost)
    above, below = (layout.labels[Wire(name)][1] - layout.nodes["p"][1] for name in "wx")
    assert above == pytest.approx(-below, abs=0.05)
    assert above > 0


def test_an_input_stands_next_to_where_it_is_used(cost: Graph) -> None:
    layout = laid_out(cost)
    assert layout.labels[Wire("target")][0] == pytest.approx(layout.labels[Wire("s")][0])
    assert layout.labels[Wire("b")][0] == pytest.approx(layout.labels[Wire("p")][0])


def test_of_three_inputs_the_main_one_enters_in_the_middle(network: Graph) -> None:
    layout = laid_out(network)
    heights = [layout.labels[Wire(name)][1] for name in ("W2", "z1", "b2")]
    assert heights == sorted(heights, reverse=True)
    assert heights[1] == layout.nodes["u2"][1]


def test_a_wire_ends_at_the_rim_of_its_node(course_graph: Graph) -> None:
    layout = laid_out(course_graph)
    for node in course_graph.operations:
        for place, source in enumerate(node.inputs):
            branch = Wire(source.name, node.name, place)
            path = layout.paths.get(branch, layout.paths[Wire(source.name)])
            assert 18 < np.hypot(*(path[-1] - layout.nodes[node.name])) < 22


def crossings(layout: Layout) -> int:
    """Pairs of wires whose paths cross, as they are drawn."""
    paths = list(layout.paths.values())
    return sum(
        _cross(one, other) for index, one in enumerate(paths) for other in paths[index + 1 :]
    )


def _cross(one: np.ndarray, other: np.ndarray) -> bool:
    low, high = max(one[0, 0], other[0, 0]) + 1, min(one[-1, 0], other[-1, 0]) - 1
    if low >= high:
        return False
    x = np.linspace(low, high, 400)
    gap = np.interp(x, *one.T) - np.interp(x, *other.T)
    return bool(gap.min() < -1e-6 and gap.max() > 1e-6)


def test_graphs_of_the_course_have_no_crossings(course_graph: Graph) -> None:
    assert crossings(laid_out(course_graph)) == 0


def test_a_long_wire_that_could_cross_goes_around(layers: SimpleNamespace) -> None:
    graph = Graph()
    x, w = graph.input("x", 0.5), graph.input("w", -1.25)
    a = graph.apply("a", layers.Mul(), x, w)
    b = graph.apply("b", layers.Sigmoid(), a)
    c = graph.apply("c", layers.Mul(), b, w)
    graph.apply("d", layers.Add(), c, x)
    assert crossings(laid_out(graph)) == 0


def test_a_crossing_that_cannot_be_avoided_is_found(layers: SimpleNamespace) -> None:
    graph = Graph()
    sources = [graph.input(name, 1.0) for name in "abc"]
    for number in range(3):
        row = graph.apply(f"s{number}", layers.Add(), sources[0], sources[1])
        graph.apply(f"t{number}", layers.Add(), row, sources[2])
    assert crossings(laid_out(graph)) > 0


@given(
    wanted=st.lists(st.floats(-2, 2), min_size=1, max_size=5),
    heavy=st.lists(st.booleans(), min_size=5, max_size=5),
)
def test_kept_apart_keeps_the_distance_and_the_limit(
    wanted: list[float], heavy: list[bool]
) -> None:
    limit = 0.8
    gap = 2 * limit / 4
    weights = np.where(heavy[: len(wanted)], 1e3, 1.0)
    apart = _kept_apart(np.array(wanted), gap, weights, limit)
    assert np.all(np.diff(apart) <= -gap + 1e-9)
    assert np.all(np.abs(apart) <= limit + 1e-9)


def test_kept_apart_leaves_what_is_apart() -> None:
    wanted = np.array([0.7, 0.0, -0.7])
    np.testing.assert_allclose(_kept_apart(wanted, 0.5, np.ones(3), 0.8), wanted)
    np.testing.assert_allclose(_kept_apart(np.zeros(2), 0.5, np.ones(2), 0.8), [0.25, -0.25])


@given(data=st.data(), count=st.integers(2, 7))
def test_heights_keep_every_distance_and_are_the_best(data: st.DataObject, count: int) -> None:
    numbers = st.integers(0, count - 1)
    pairs = st.tuples(numbers, numbers).filter(lambda pair: pair[0] != pair[1])
    pulls = data.draw(st.lists(pairs, max_size=10))
    ordered = pairs.map(lambda pair: (min(pair), max(pair)))
    distances = data.draw(st.dictionaries(ordered, st.floats(1, 50), max_size=8))
    heights = _least_squares(count, pulls, distances)

    def cost(at: np.ndarray) -> float:
        return sum((at[a] - at[b]) ** 2 for a, b in pulls) + 1e-3 * float(at @ at)

    def kept(at: np.ndarray) -> bool:
        return all(at[a] - at[b] >= least - 1e-6 for (a, b), least in distances.items())

    assert kept(heights)
    rng = np.random.default_rng(0)
    for _ in range(200):
        other = heights + rng.normal(scale=rng.choice([0.1, 1.0, 10.0]), size=count)
        assert not kept(other) or cost(other) >= cost(heights) - 0.05 * (1 + cost(heights))
