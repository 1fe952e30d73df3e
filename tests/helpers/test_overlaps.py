"""The eye for overlaps sees them: words on words, words outside, words under arrows."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.figure import Figure

from helpers import Graph, draw, draw_network
from helpers.figures.canvas import canvas
from helpers.figures.descent import by_step
from helpers.figures.training import running_sum
from tests.helpers.overlaps import crowded, faults


class Double:
    """A layer with one input."""

    def forward(self, x: float) -> float:
        return 2 * x

    def backward(self, dout: float) -> tuple[float]:
        return (2 * dout,)


def one_line() -> Figure:
    return by_step({"down": [4.0, 2.0, 1.0]}, "cost")


def test_a_clean_figure_has_no_faults() -> None:
    assert faults(one_line()) == []
    assert faults(running_sum({"bias": [0.5, -0.75], "weight": [1.0, 2.0]})) == []


def test_words_on_words_are_found() -> None:
    figure = one_line()
    (axes,) = figure.axes
    axes.text(2.05, 1.0, "also here")
    assert any("'down' and 'also here' overlap" in fault for fault in faults(figure))


def test_words_outside_are_found() -> None:
    figure, (axes,) = canvas(1, 3.0, 2.0)
    axes.text(0.5, 3.0, "too high").set_in_layout(False)
    assert faults(figure) == ["'too high' sticks out"]


@pytest.mark.parametrize("axis", ["x", "y"])
def test_ticks_that_touch_are_found(axis: str) -> None:
    figure, (axes,) = canvas(1, 3.0, 2.0)
    places = np.linspace(0, 1, 14 if axis == "x" else 40)
    axes.set(**{f"{axis}ticks": places}, **{f"{axis}lim": (0, 1)})
    assert any("overlap" in fault for fault in crowded(figure))


def test_ticks_out_of_view_and_hidden_axes_do_not_count() -> None:
    figure, (axes,) = canvas(1, 3.0, 2.0)
    axes.set_xticks([0.0, 1.0, 1.001])
    axes.set_xlim(0.0, 1.0)
    assert faults(figure) == []
    axes.set_xticks(np.linspace(0, 1, 60))
    axes.set_axis_off()
    assert faults(figure) == []


def test_the_arrow_of_a_note_is_no_word() -> None:
    figure, (axes,) = canvas(1, 4.0, 3.0)
    axes.annotate("note", (0.9, 0.9), (0.1, 0.1), arrowprops={"arrowstyle": "->"})
    axes.text(0.5, 0.5, "on the way")
    assert faults(figure) == []


def test_a_network_is_looked_at_with_its_circles() -> None:
    arrow = ((0, 0), (1, 0))
    figure = draw_network((2, 2), names="xy", highlight=[arrow], weights={arrow: 0.5})
    assert faults(figure) == []  # a weight stands on its arrow
    (weight,) = (text for text in figure.axes[0].texts if text.get_text() == "0.5")
    (circle,) = (text for text in figure.axes[0].texts if text.get_text() == "y₁")
    x, y = circle.get_position()
    weight.set_position((x - 20, y))
    assert any("overlaps node (1, 0)" in fault for fault in faults(figure))


def test_a_graph_is_looked_at_with_its_arrows() -> None:
    graph = Graph()
    graph.apply("y", Double(), graph.input("x", 3.0), symbol="×2")
    figure = draw(graph)
    assert faults(figure) == []
    (label,) = (text for text in figure.axes[0].texts if text.get_text() == "y = 6")
    x, y = label.get_position()
    label.set_position((x, y - 8))
    assert any("runs through 'y = 6'" in fault for fault in faults(figure))
