"""Graphs as they are drawn: nothing overlaps, every number is there."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.text import Text
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from PIL import Image

from helpers import Graph, describe, draw
from helpers.graph_walk import moments
from helpers.picture import BLACK, BLUE

Overlaps = Callable[..., list[str]]


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


# --- Nothing overlaps ----------------------------------------------------------------------------


def test_nothing_overlaps_in_the_graphs_of_the_course(
    course_graph: Graph, find_overlaps: Overlaps
) -> None:
    assert find_overlaps(draw(course_graph)) == []
    assert find_overlaps(draw(course_graph, backward=False)) == []
    assert find_overlaps(draw(course_graph, title="A title", cover=True)) == []


def test_nothing_overlaps_at_any_step(course_graph: Graph, find_overlaps: Overlaps) -> None:
    for number in range(len(moments(course_graph))):
        assert find_overlaps(draw(course_graph, upto=number)) == []


class Given:
    """A layer that returns what it was told to."""

    def __init__(self, value: Any, gradients: Sequence[Any]) -> None:
        self.value, self.gradients = value, gradients

    def forward(self, *values: Any) -> Any:
        return self.value

    def backward(self, dout: Any) -> Any:
        return tuple(self.gradients)


NUMBERS = st.one_of(
    st.integers(-5, 5).map(float),
    st.floats(-1e6, 1e6),
    st.floats(1e-12, 1e-5),
    st.sampled_from([-1e-300, 1e22, -123456.789, 0.999999, float("inf"), float("nan")]),
)
SHAPES = st.sampled_from([(), (), (), (2,), (4,), (2, 2), (3, 3), (100, 64), (2, 1, 3)])
NAMES = st.sampled_from(["x", "w", "W1", "u", "∂E", "target", "a_rather_long_name"])
SYMBOLS = st.sampled_from(["×", "+", "×−1", "( )²", "1/x", "σ", "ReLU", "softmax\n+ loss"])


@st.composite
def graphs(draw_from: st.DrawFn) -> Graph:
    """Graphs of up to four inputs and eight operations, each with one to four inputs."""

    def values(shape: tuple[int, ...]) -> Any:
        if shape == ():
            return draw_from(NUMBERS)
        return np.full(shape, draw_from(NUMBERS))

    graph = Graph()
    for number in range(draw_from(st.integers(1, 4))):
        graph.input(f"{draw_from(NAMES)}{number}", values(draw_from(SHAPES)))
    for number in range(draw_from(st.integers(1, 8))):
        inputs = draw_from(st.lists(st.sampled_from(graph.nodes), min_size=1, max_size=4))
        layer = Given(values(draw_from(SHAPES)), [values(np.shape(node.value)) for node in inputs])
        graph.apply(f"{draw_from(NAMES)}o{number}", layer, *inputs, symbol=draw_from(SYMBOLS))
    shape = np.shape(graph.nodes[-1].value)
    graph.backward(values(shape) if shape or draw_from(st.booleans()) else 1.0)
    return graph


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(graph=graphs(), data=st.data())
def test_nothing_overlaps_in_any_graph(
    graph: Graph, data: st.DataObject, find_overlaps: Overlaps
) -> None:
    assert find_overlaps(draw(graph)) == []
    step = data.draw(st.integers(0, len(moments(graph)) - 1))
    assert find_overlaps(draw(graph, upto=step)) == []


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_the_check_itself_finds_overlaps(cost: Graph, find_overlaps: Overlaps, rank: int) -> None:
    figure = draw(cost)
    axes = figure.axes[0]
    label = next(text for text in axes.texts if text.get_text() == "target = 5")
    place = {
        1: next(text for text in axes.texts if text.get_text() == "b = 1").get_position(),
        2: (figure.width, 10.0),
        3: (label.get_position()[0], label.get_position()[1] - 8),
    }[rank]
    label.set_position(place)
    found = " ".join(find_overlaps(figure))
    assert {1: "'b = 1' and 'target = 5' overlap", 2: "sticks out", 3: "runs through"}[
        rank
    ] in found


def test_graphs_of_inputs_only_and_of_separate_parts(
    layers: SimpleNamespace, find_overlaps: Overlaps
) -> None:
    graph = Graph()
    with pytest.raises(ValueError, match="The graph is empty"):
        draw(graph)
    graph.input("x", 3.0)
    assert texts(draw(graph)) == ["x = 3"]
    graph.input("unused", 4.0)
    graph.apply("y", layers.Negate(), "x")
    graph.apply("z", layers.Negate(), graph.input("v", 1.0))
    graph.backward()
    assert find_overlaps(draw(graph)) == []


# --- What is there -------------------------------------------------------------------------------


def test_shows_every_value_symbol_and_gradient(cost: Graph) -> None:
    shown = texts(draw(cost))
    values = ["w = 3", "x = 2", "b = 1", "target = 5"]
    values += ["p = 6", "y = 7", "s = −7", "t = −2", "f = 4"]
    symbols = ["×", "+", "×−1", "+", "( )²"]
    gradients = ["8", "12", "4", "−4", "4", "4", "−4", "−4", "1"]
    legend = "black, solid: a value   ·   blue, dashed: the gradient of f with respect to it"
    assert sorted(shown) == sorted([*values, *symbols, *gradients, legend])


def test_shows_the_numbers_of_the_disastrous_step(layers: SimpleNamespace) -> None:
    graph = Graph()
    for name, value in {"w": -5.0, "x": -10.0, "b": -3.0, "target": 9.0}.items():
        graph.input(name, value)
    graph.apply("p", layers.Mul(), "w", "x", symbol="×")
    graph.apply("y", layers.Add(), "p", "b", symbol="+")
    graph.apply("s", layers.Negate(), "y", symbol="×−1")
    graph.apply("t", layers.Add(), "s", "target", symbol="+")
    graph.apply("f", layers.Square(), "t", symbol="( )²")
    graph.backward()
    shown = texts(draw(graph))
    for expected in ("f = 1444", "t = −38", "−760", "−380", "76", "−76"):
        assert expected in shown


def test_forward_only(cost: Graph) -> None:
    shown = texts(draw(cost, backward=False))
    assert "f = 4" in shown
    assert {"8", "12", "1"}.isdisjoint(shown)
    assert not any(
        line.get_linestyle() == "--" for line in draw(cost, backward=False).axes[0].lines
    )


def test_before_backward_there_are_no_gradients_to_draw(layers: SimpleNamespace) -> None:
    graph = Graph()
    graph.apply("y", layers.Negate(), graph.input("x", 3.0), symbol="×−1")
    assert sorted(texts(draw(graph))) == ["x = 3", "y = −3", "×−1"]


def test_backward_arrows_differ_by_more_than_colour(cost: Graph) -> None:
    by_color = {str(line.get_color()): line.get_linestyle() for line in draw(cost).axes[0].lines}
    assert by_color == {BLACK: "-", BLUE: "--"}


def test_a_value_that_is_used_twice_splits_and_its_gradient_adds_up(shared: Graph) -> None:
    figure = draw(shared)
    shown = texts(figure)
    assert [line.get_marker() for line in figure.axes[0].lines].count("o") == 3  # x, s and y
    assert shown.count("−0.406") == 2
    assert "−0.406 + (−0.406)\n= −0.812" in shown
    assert "−0.2707 + 0.1353\n= −0.1353" in shown


def test_arrays_show_their_shapes_and_the_legend_says_so(network: Graph) -> None:
    shown = texts(draw(network))
    assert "W1: (3, 4)" in shown
    assert "(3, 4)" in shown
    assert "b2 = [0, 0, 0]" in shown
    assert "b1\n[0, 0, 0, 0]" in shown
    assert any("(2, 3): an array of this shape" in text for text in shown)


def test_constants_have_no_way_back(network: Graph) -> None:
    dashed = [line for line in draw(network).axes[0].lines if line.get_color() == BLUE]
    assert len(dashed) == len([node for node in network if node.grad is not None])


def test_dollar_signs_are_not_formulas(layers: SimpleNamespace) -> None:
    graph = Graph()
    graph.apply("$y$", layers.Negate(), graph.input("$x", 3.0), symbol="$")
    figure = draw(graph)
    figure.png()
    assert "$y$ = −3" in texts(figure)
    assert not any(text.get_parse_math() for text in figure.axes[0].texts)


# --- Steps and covers ----------------------------------------------------------------------------


def test_steps_show_what_is_known_so_far(cost: Graph) -> None:
    first = texts(draw(cost, upto=0))
    assert "w = 3" in first
    assert "p" in first
    assert "p = 6" not in first
    third = texts(draw(cost, upto=3))
    assert {"s = −7", "now", "Forward, 3 of 5: s = y × −1 = 7 × −1 = −7"} <= set(third)
    assert "t" in third
    start = texts(draw(cost, upto=6))
    assert "Backward starts at f: ∂f/∂f = 1" in start
    assert "now" not in start
    last = texts(draw(cost, upto=11))
    assert {"8", "12", "now", "∂f/∂w = ∂p/∂w · ∂f/∂p = 2 · 4 = 8"} <= set(last)
    assert "8" not in texts(draw(cost, upto=10))


def test_the_node_at_work_has_a_thick_ring(cost: Graph) -> None:
    widths = {
        patch.get_gid(): patch.get_linewidth()
        for patch in draw(cost, upto=3).axes[0].patches
        if patch.get_gid()
    }
    assert widths.pop("node s") > 2 * max(widths.values())


def test_all_steps_have_the_same_size_and_places(cost: Graph) -> None:
    figures = [draw(cost, upto=number) for number in range(12)]
    assert len({tuple(figure.get_size_inches()) for figure in figures}) == 1
    places = {
        tuple(
            text.get_position()
            for text in figure.axes[0].texts
            if text.get_text() in ("×", "+", "×−1")
        )
        for figure in figures
    }
    assert len(places) == 1


@pytest.mark.parametrize("backward", [True, False])
def test_a_step_that_is_not_there(cost: Graph, backward: bool) -> None:
    steps = 12 if backward else 6
    draw(cost, backward=backward, upto=steps - 1)
    for number in (-1, steps):
        with pytest.raises(ValueError, match=f"the steps are 0 to {steps - 1}"):
            draw(cost, backward=backward, upto=number)


def test_covered_gradients_are_question_marks(cost: Graph) -> None:
    figure = draw(cost, cover=["w", "x"])
    shown = texts(figure)
    assert shown.count("?") == 2
    assert {"8", "12"}.isdisjoint(shown)
    assert "∂f/∂w = ?" in figure.description
    assert texts(draw(cost, cover="w")).count("?") == 1
    everything = texts(draw(cost, cover=True))
    assert everything.count("?") == 8
    assert "1" in everything  # where the backward pass starts is given
    with pytest.raises(ValueError, match="no value called 'q'"):
        draw(cost, cover=["q"])


def test_covering_a_value_that_is_used_twice_covers_its_parts(shared: Graph) -> None:
    shown = texts(draw(shared, cover="x"))
    assert shown.count("?") == 3
    assert "−0.406" not in shown


# --- The picture as a file and in a page ---------------------------------------------------------


def test_stays_out_of_pyplot_whatever_its_settings(cost: Graph, find_overlaps: Overlaps) -> None:
    before = plt.get_fignums()
    with plt.style.context(["dark_background", {"figure.autolayout": True, "font.size": 30}]):
        figure = draw(cost)
        assert find_overlaps(figure) == []
        assert (figure.pixels()[0, 0] == 255).all()
    assert plt.get_fignums() == before


def test_is_one_image_with_its_description(cost: Graph) -> None:
    figure = draw(cost)
    data, metadata = figure._repr_mimebundle_()
    assert set(data) == {"image/png", "text/plain"}
    assert data["text/plain"] == describe(cost)
    assert metadata["image/png"]["alt"] == describe(cost)
    with Image.open(io.BytesIO(data["image/png"])) as image:
        width, height = metadata["image/png"]["width"], metadata["image/png"]["height"]
        assert image.size == pytest.approx((2 * width, 2 * height), abs=2)
        assert image.text["Description"] == describe(cost)
    assert figure.dpi == draw(cost).dpi


def test_a_title_is_shown_and_spoken(cost: Graph) -> None:
    figure = draw(cost, title="One cost,\ntwo passes")
    assert {"One cost,", "two passes"} <= set(texts(figure))
    assert figure.description.startswith("One cost,\ntwo passes\nForward:")


@pytest.mark.parametrize("setup", ["", "%matplotlib inline\nimport matplotlib.pyplot as plt"])
def test_a_notebook_shows_each_picture_once(tmp_path: Path, setup: str) -> None:
    """Once as the last expression of a cell, and not at all otherwise; and without a warning."""
    network = "draw_network((2, 3), names='xy')"
    graph = (
        "from helpers import Graph, draw, draw_network, step\n"
        "class Double:\n"
        "    def forward(self, x): return 2 * x\n"
        "    def backward(self, dout): return 2 * dout\n"
        "graph = Graph()\n"
        "graph.apply('y', Double(), graph.input('x', 3.0))\n"
        "graph.backward()"
    )
    sources = [setup, graph, "draw(graph)", "figure = draw(graph)", network]
    sources += ["step(graph)", "step(graph, cover=True)", "walk = step(graph)"]
    notebook = new_notebook(cells=[new_code_cell(source) for source in sources])
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": tmp_path}}
    ).execute()
    outputs = [cell.outputs for cell in notebook.cells]
    assert [len(output) for output in outputs] == [0, 0, 1, 0, 1, 1, 1, 0]
    for (output,) in filter(None, outputs):
        assert output.output_type == "execute_result"
        assert "image/png" in output.data
