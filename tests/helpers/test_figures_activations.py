"""The figures of lecture 03: what they compute, and that no label lies over another."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from helpers import d_relu, d_sigmoid, relu, sigmoid
from helpers.figures.activations import (
    activation,
    break_at_jumps,
    curves,
    kink,
    saturation,
    spread,
)

X = np.linspace(-10, 10, 401)


def labels_overlap(figure: Figure) -> list[tuple[str, str]]:
    """Pairs of texts inside the axes whose boxes overlap when the figure is drawn."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    texts: list[Text] = [text for ax in figure.axes for text in ax.texts]
    boxes = [(text.get_text(), text.get_window_extent(canvas.get_renderer())) for text in texts]
    return [(a, b) for (a, one), (b, two) in combinations(boxes, 2) if one.overlaps(two)]


def test_a_jump_becomes_a_gap() -> None:
    values = np.array([0.0, 0.0, 1.0, 1.0])
    broken = break_at_jumps(values, jump=0.5)
    assert np.array_equal(broken, [0, 0, np.nan, 1], equal_nan=True)
    assert np.array_equal(values, [0, 0, 1, 1])


def test_a_smooth_curve_has_no_gap() -> None:
    assert np.array_equal(break_at_jumps(d_sigmoid(X), jump=0.5), d_sigmoid(X))


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=8), st.floats(0.1, 50))
def test_labels_are_spread_in_their_order(places: list[float], gap: float) -> None:
    moved = spread(places, gap)
    order = np.argsort(places, kind="stable")
    sorted_labels = np.array(moved)[order]
    assert np.all(np.diff(sorted_labels) >= gap * (1 - 1e-9))
    assert min(moved) == min(places)
    assert all(after >= before for before, after in zip(places, moved, strict=True))


def test_labels_far_apart_stay_where_they_are() -> None:
    assert spread([30.0, 0.0, 10.0], gap=5) == [30.0, 0.0, 10.0]


def test_the_step_of_a_slope_is_not_joined_by_a_line() -> None:
    _, right = activation(X, relu(X), d_relu(X), "ReLU").axes
    drawn = right.lines[0].get_ydata()
    assert np.isnan(drawn).sum() == 1
    assert set(drawn[~np.isnan(drawn)]) == {0.0, 1.0}


def test_points_are_labelled_with_their_numbers() -> None:
    figure = activation(X, relu(X), d_relu(X), "ReLU", points=[(8.2, 8.2), (-9.2, 0)])
    assert [text.get_text() for text in figure.axes[0].texts] == ["8.2 → 8.2", "−9.2 → 0"]
    assert labels_overlap(figure) == []


@pytest.mark.parametrize("h", [1e-4, 1.0])
def test_the_line_over_the_kink_has_slope_one_half(h: float) -> None:
    figure = kink(h)
    curve, chord = figure.axes[0].lines[:2]
    (x0, x1), (y0, y1) = chord.get_xdata(), chord.get_ydata()
    assert (y1 - y0) / (x1 - x0) == pytest.approx(0.5)
    assert np.array_equal(curve.get_ydata(), relu(np.array(curve.get_xdata())))
    assert labels_overlap(figure) == []


def test_what_is_hatched_is_where_the_slope_is_below_the_limit() -> None:
    figure = saturation(X, sigmoid(X), d_sigmoid(X), limit=0.01)
    edge = np.log((1 + np.sqrt(0.96)) / (1 - np.sqrt(0.96)))  # where y (1 − y) = 0.01
    for ax in figure.axes:
        (hatched,) = ax.collections
        assert hatched.get_hatch()
        corners = np.concatenate([path.vertices[:, 0] for path in hatched.get_paths()])
        assert corners[corners > 0].min() == pytest.approx(edge, abs=X[1] - X[0])
        assert corners[corners < 0].max() == pytest.approx(-edge, abs=X[1] - X[0])
    assert labels_overlap(figure) == []


def test_nothing_is_hatched_where_nothing_is_below_the_limit() -> None:
    figure = saturation(X, sigmoid(X), d_sigmoid(X), limit=1e-9)
    assert [len(ax.texts) for ax in figure.axes] == [0, 0]


def test_every_line_is_named_at_its_end_and_drawn_in_its_own_style() -> None:
    lines = {"one": [1.0, 0.001], "two": [2.0, 0.0011], "three": [3.0, 0.0012], "four": [4.0, 2.0]}
    figure = curves(lines, "step", "error")
    (ax,) = figure.axes
    assert [text.get_text() for text in ax.texts] == list(lines)
    styles = [(line.get_linestyle(), line.get_marker()) for line in ax.lines]
    assert len(set(styles)) == len(lines)
    assert labels_overlap(figure) == []


def test_a_logarithmic_figure_has_a_logarithmic_axis() -> None:
    figure = curves({"a": [1.0, 1e-5], "b": [1.0, 1e-9]}, "n", "left", logarithmic=True)
    assert figure.axes[0].get_yscale() == "log"
    assert labels_overlap(figure) == []
