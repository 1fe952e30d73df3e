"""Layered networks as they are drawn."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.text import Text

from helpers import draw_network
from helpers.picture import BLUE, VERMILLION

Overlaps = Callable[..., list[str]]

INTO_H3 = [((0, i), (1, 2)) for i in range(3)]


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


def node_places(figure: Figure) -> dict[str, Any]:
    return {
        patch.get_gid(): patch.get_xy().mean(axis=0)
        for patch in figure.axes[0].patches
        if patch.get_gid()
    }


def test_joins_every_node_to_every_node_of_the_next_layer() -> None:
    figure = draw_network((3, 4, 3), names=("x", "h", "a"))
    assert texts(figure) == ["x₁", "x₂", "x₃", "h₁", "h₂", "h₃", "h₄", "a₁", "a₂", "a₃"]
    assert len(figure.axes[0].lines) == 3 * 4 + 4 * 3


def test_a_bias_reaches_the_next_layer_and_is_reached_by_none() -> None:
    figure = draw_network((3, 4, 3), names=("x", "h", "a"), biases=True)
    assert texts(figure).count("1") == 2
    assert len(figure.axes[0].lines) == 4 * 4 + 5 * 3
    places = node_places(figure)
    assert places["node (0, 'bias')"][1] < places["node (0, 2)"][1]


def test_layers_stand_in_columns_from_left_to_right() -> None:
    places = node_places(draw_network((2, 3)))
    assert {round(places[f"node (0, {i})"][0]) for i in range(2)} == {
        round(places["node (0, 0)"][0])
    }
    assert places["node (1, 0)"][0] > places["node (0, 0)"][0]
    assert places["node (1, 0)"][1] > places["node (1, 1)"][1] > places["node (1, 2)"][1]
    middles = [
        np.mean([places[f"node ({layer}, {i})"][1] for i in range(n)])
        for layer, n in ((0, 2), (1, 3))
    ]
    assert middles[0] == pytest.approx(middles[1])  # fmt: skip


@pytest.mark.parametrize(("direction", "color"), [("forward", VERMILLION), ("backward", BLUE)])
def test_highlighted_arrows_are_thick_coloured_and_solid(direction: Any, color: str) -> None:
    figure = draw_network((3, 4, 3), highlight=INTO_H3, direction=direction)
    lines = figure.axes[0].lines
    lit = [line for line in lines if line.get_color() == color]
    rest = [line for line in lines if line not in lit]
    assert len(lit) == 3
    assert len(rest) == 21
    assert {line.get_linestyle() for line in lit} == {"-"}
    assert "-" not in {line.get_linestyle() for line in rest}
    assert min(line.get_linewidth() for line in lit) > 2 * max(
        line.get_linewidth() for line in rest
    )
    left_to_right = {bool(line.get_xdata()[0] < line.get_xdata()[-1]) for line in lit}
    assert left_to_right == {direction == "forward"}


def test_highlighted_arrows_join_the_nodes_they_name() -> None:
    figure = draw_network((3, 4, 3), highlight=[((0, 1), (1, 3))])
    (line,) = [line for line in figure.axes[0].lines if line.get_color() == VERMILLION]
    places = node_places(figure)
    start, end = places["node (0, 1)"], places["node (1, 3)"]
    along = (end - start) / np.hypot(*(end - start))
    for point in line.get_xydata():
        across = (point - start)[0] * along[1] - (point - start)[1] * along[0]
        assert across == pytest.approx(0, abs=0.5)


def test_values_and_weights_are_written() -> None:
    figure = draw_network(
        (2, 2),
        names="xy",
        values=((0.5, -1.25), None),
        weights={((0, 0), (1, 0)): -0.75, ((0, 1), (1, 0)): "w₁₂"},
    )
    assert {"x₁", "0.5", "−1.25", "−0.75", "w₁₂"} <= set(texts(figure))
    same = draw_network((2, 2), names="xy", values={(0, 0): 0.5, (0, 1): -1.25})
    assert {"0.5", "−1.25"} <= set(texts(same))


def test_a_weight_stands_on_its_arrow() -> None:
    weights = {((0, i), (1, j)): f"{i}{j}" for i in range(3) for j in range(4)}
    figure = draw_network((3, 4), weights=weights, highlight=list(weights)[:1])
    places = node_places(figure)
    for text in figure.axes[0].texts:
        if text.get_text():
            i, j = text.get_text()
            start, end = places[f"node (0, {i})"], places[f"node (1, {j})"]
            share = (text.get_position()[0] - start[0]) / (end[0] - start[0])
            assert text.get_position()[1] == pytest.approx(start[1] + share * (end[1] - start[1]))


def test_long_layers_are_shortened_but_keep_what_is_highlighted() -> None:
    figure = draw_network((64, 50, 8), names="xzy", highlight=[((0, 20), (1, 41))])
    shown = texts(figure)
    assert [text for text in shown if text.startswith("x")] == [
        "x₁",
        "x₂",
        "x₃",
        "x₄",
        "x₂₁",
        "x₆₄",
    ]
    assert "z₄₂" in shown
    assert len([text for text in shown if text.startswith("y")]) == 8
    assert shown.count("⋮") == 4


def test_is_described_in_words() -> None:
    figure = draw_network(
        (3, 4, 3),
        names="xha",
        biases=True,
        highlight=[((0, 0), (1, 2)), ((0, "bias"), (1, 2))],
        values=([1.0, 2.0, 3.0], None, None),
        weights={((0, 0), (1, 2)): 0.5},
        title="Into h₃",
    )
    assert figure.description.splitlines() == [
        "Into h₃",
        "A network with layers of 3, 4, 3 nodes and biases.",
        "x₁ = 1, x₂ = 2, x₃ = 3.",
        "Weights: x₁ → h₃: 0.5.",
        "Highlighted: x₁ → h₃, the bias of layer 0 → h₃.",
    ]
    back = draw_network((2, 1), highlight=[((0, 1), (1, 0))], direction="backward")
    assert "Highlighted: node 1 of layer 0 ← node 0 of layer 1." in back.description


def test_stays_out_of_pyplot() -> None:
    before = plt.get_fignums()
    draw_network((2, 3)).png()
    assert plt.get_fignums() == before


@st.composite
def networks(draw_from: st.DrawFn) -> dict[str, Any]:
    """What draw_network takes: two to four layers of up to eleven nodes."""
    sizes = tuple(draw_from(st.lists(st.integers(1, 11), min_size=2, max_size=4)))
    numbers = st.one_of(st.floats(-1e6, 1e6), st.integers(-3, 3).map(float))
    arrows = [
        ((layer, i), (layer + 1, j))
        for layer, (n, m) in enumerate(pairwise(sizes))
        for i in range(min(n, 4))
        for j in range(min(m, 4))
    ]
    lit = draw_from(st.lists(st.sampled_from(arrows), max_size=8, unique=True))
    return {
        "sizes": sizes,
        "names": draw_from(st.sampled_from([None, "xhaz"[: len(sizes)], ["delta"] * len(sizes)])),
        "biases": draw_from(st.booleans()),
        "highlight": lit,
        "values": [[draw_from(numbers) for _ in range(n)] for n in sizes],
        "title": draw_from(st.sampled_from([None, "A title", "A title that is longer than most"])),
        "weights": {pair: draw_from(numbers) for pair in lit},
        "direction": draw_from(st.sampled_from(["forward", "backward"])),
        "captions": draw_from(st.sampled_from([None, ["a layer with words"] * len(sizes)])),
    }


@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(arguments=networks())
def test_nothing_overlaps_in_any_network(
    arguments: dict[str, Any], find_overlaps: Overlaps
) -> None:
    assert find_overlaps(draw_network(**arguments), on_lines=True) == []


def test_a_weight_on_a_steep_arrow_keeps_clear_of_the_next_circle(find_overlaps: Overlaps) -> None:
    arrows = [((1, 2), (2, 0)), ((1, 1), (2, 1)), ((1, 1), (2, 2)), ((1, 0), (2, 1))]
    weights = dict.fromkeys(arrows, 0.0) | {arrows[0]: 5.198e-281}
    figure = draw_network((9, 3, 10), weights=weights, values=[None, None, [0.0] * 9 + [0.0078125]])
    assert find_overlaps(figure, on_lines=True) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"sizes": (3,)}, "two layers or more"),
        ({"sizes": (3, 0)}, "none is empty"),
        ({"sizes": (3, 2), "names": "x"}, "names has 1 entries, but there are 2 layers"),
        ({"sizes": (3, 2), "captions": ["a"]}, "captions has 1 entries"),
        ({"sizes": (3, 2), "direction": "up"}, "not 'up'"),
        ({"sizes": (3, 2), "highlight": [((0, 3), (1, 0))]}, r"no node \(0, 3\) .* no biases"),
        ({"sizes": (3, 2), "highlight": [((0, -1), (1, 0))]}, r"no node \(0, -1\)"),
        ({"sizes": (3, 2), "highlight": [((0, "bias"), (1, 0))]}, r"no node \(0, 'bias'\)"),
        ({"sizes": (3, 2), "highlight": [((1, 0), (2, 0))]}, r"no node \(2, 0\)"),
        ({"sizes": (3, 2), "highlight": [((1, 0), (0, 0))]}, "No arrow leads from"),
        ({"sizes": (3, 2, 1), "highlight": [((0, 0), (2, 0))]}, "No arrow leads from"),
        (
            {"sizes": (3, 2, 1), "biases": True, "highlight": [((0, 0), (1, "bias"))]},
            "none to a bias",
        ),
        ({"sizes": (3, 2), "values": [[1, 2, 3, 4], None]}, r"no node \(0, 3\)"),
        ({"sizes": (3, 2), "weights": {((0, 0), (1, 5)): 1.0}}, r"no node \(1, 5\)"),
    ],
)
def test_what_is_not_in_the_network(arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        draw_network(**arguments)


def test_more_weights_than_there_is_room_for() -> None:
    weights = {
        ((0, i), (1, j)): "a weight as long as a sentence, " * 4 for i in (0, 1) for j in (0, 1)
    }
    with pytest.raises(ValueError, match="no room for 4 weights"):
        draw_network((2, 2), weights=weights)
