"""The figures of lecture 06 say what was measured, and nothing in them hides anything else."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from helpers import d_relu, d_sigmoid, relu, sigmoid
from helpers.figures.gradient_check import (
    SMALLEST_SHOWN,
    ZONES,
    chords,
    error_against_step,
    relative_error_scale,
    seconds_against_parameters,
    zone_of,
)

STEPS = np.logspace(-16, 0, 50)


def measured_errors() -> dict[str, np.ndarray]:
    """Errors of both differences for the sigmoid, as the lecture measures them."""
    x = np.linspace(0.2, 2.0, 40)
    one = [np.abs((sigmoid(x + h) - sigmoid(x)) / h - d_sigmoid(x)).mean() for h in STEPS]
    two = [np.abs((sigmoid(x + h) - sigmoid(x - h)) / (2 * h) - d_sigmoid(x)).mean() for h in STEPS]
    return {"one side": np.array(one), "both sides": np.array(two)}


def step_figure() -> Figure:
    theory = {"h/2": 0.07 * STEPS, "h²/6": 0.015 * STEPS**2, "ε/h": 1.6e-16 / STEPS}
    return error_against_step(STEPS, measured_errors(), theory)


def texts_of(figure: Figure) -> list[Text]:
    """All texts that are drawn, with their boxes up to date."""
    figure.draw_without_rendering()
    return [t for t in figure.findobj(Text) if t.get_text().strip() and t.get_visible()]


def boxes_of(figure: Figure) -> dict[str, Bbox]:
    """The box of each text, without the arrow that an annotation may have."""
    return {text.get_text(): Text.get_window_extent(text) for text in texts_of(figure)}


def lines_with_markers(figure: Figure) -> dict[str, list[tuple[float, float]]]:
    return {
        str(line.get_label()): list(zip(*line.get_data(), strict=True))
        for line in figure.axes[0].lines
        if line.get_marker() not in ("None", None, "")
    }


@pytest.mark.parametrize(
    ("error", "zone"),
    [
        (0.0, "fine"),
        (1e-7, "fine"),
        (1.1e-7, "fine only near kinks"),
        (1e-4, "fine only near kinks"),
        (2e-4, "suspicious"),
        (1e-2, "suspicious"),
        (0.011, "wrong"),
        (1.0, "wrong"),
    ],
)
def test_a_limit_belongs_to_the_zone_below_it(error: float, zone: str) -> None:
    assert zone_of(error) == zone


@pytest.mark.parametrize("no_error", [-1e-9, float("nan")])
def test_a_zone_needs_a_relative_error(no_error: float) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        zone_of(no_error)


def test_zones_cover_everything_without_gaps() -> None:
    assert ZONES[0][0] == 0
    assert ZONES[-1][1] == np.inf
    assert [high for _, high, _ in ZONES[:-1]] == [low for low, _, _ in ZONES[1:]]


def test_the_step_figure_draws_the_measured_points_and_names_the_best_step() -> None:
    figure, errors = step_figure(), measured_errors()
    drawn = [line.get_ydata() for line in figure.axes[0].lines if line.get_marker() in ("^", "o")]
    assert [list(y) for y in drawn] == [list(values) for values in errors.values()]
    texts = [t.get_text() for t in texts_of(figure)]
    for values in errors.values():
        assert f"best: h = {STEPS[np.argmin(values)]:.0e}" in texts
    assert figure.axes[0].get_xscale() == figure.axes[0].get_yscale() == "log"


def test_the_texts_of_the_step_figure_do_not_overlap_and_are_inside() -> None:
    figure = step_figure()
    # Without the axes' numbers: matplotlib keeps ticks beyond the limits, but does not draw them.
    boxes = {name: box for name, box in boxes_of(figure).items() if "mathdefault" not in name}
    assert len(boxes) == 11
    assert [(a, b) for a, b in combinations(boxes, 2) if boxes[a].overlaps(boxes[b])] == []
    page = figure.bbox
    assert [n for n, box in boxes.items() if box.x0 < 0 or box.x1 > page.x1 or box.y0 < 0] == []


def test_a_step_without_error_is_left_out() -> None:
    errors = {"lucky": np.where(STEPS < 1e-10, 0.0, STEPS)}
    figure = error_against_step(STEPS, errors, {})
    figure.draw_without_rendering()
    (line,) = (line for line in figure.axes[0].lines if line.get_marker() == "^")
    assert np.count_nonzero(np.isfinite(line.get_ydata())) == np.count_nonzero(STEPS >= 1e-10)
    assert figure.axes[0].get_ylim()[0] > 0


@pytest.mark.parametrize("h", [0.1, 1e-4])
def test_chords_say_their_slope_and_what_backward_says(h: float) -> None:
    figure = chords(relu, d_relu, (-0.5 * h, 0.0, 0.5 * h, 2 * h), h)
    titles = [ax.get_title().split("\n") for ax in figure.axes]
    assert [name for name, _ in titles] == ["x = -0.5 h", "x = 0", "x = 0.5 h", "x = 2 h"]
    assert [slopes for _, slopes in titles] == [
        "chord 0.25, backward 0",
        "chord 0.5, backward 0",
        "chord 0.75, backward 1",
        "chord 1, backward 1",
    ]
    for ax in figure.axes:
        (chord,) = (line for line in ax.lines if line.get_linestyle() == "--")
        (x0, x1), (y0, y1) = chord.get_data()
        assert f"chord {(y1 - y0) / (x1 - x0):.3g}," in ax.get_title()


def test_the_scale_shows_each_check_at_its_error() -> None:
    errors = {"a": (1e-10, 0.5, None), "b": (0.0, 1e-12, 1.0)}
    figure = relative_error_scale(errors, ("careless", "thorough", "second look"))
    drawn = lines_with_markers(figure)
    assert drawn["careless"] == [(1e-10, 0), (SMALLEST_SHOWN, 1)]
    assert drawn["thorough"] == [(0.5, 0), (1e-12, 1)]
    assert [row for x, row in drawn["second look"] if np.isfinite(x)] == [1]
    assert [tick.get_text() for tick in figure.axes[0].get_yticklabels()] == ["a", "b"]
    shapes = {line.get_marker() for line in figure.axes[0].lines if line.get_label() in drawn}
    assert {"o", "s", "D"} <= shapes  # not by colour alone


def test_the_scale_is_readable() -> None:
    names = ["½ is missing", "f′ at the activation", "averages differ", "dout is overwritten"]
    figure = relative_error_scale(dict.fromkeys(names, (1e-11, 0.3)), ("careless", "thorough"))
    boxes = boxes_of(figure)
    for name in names:
        assert boxes[name].x0 >= 0
    zones = [name for _, _, name in ZONES]
    for left, right in pairwise(zones):
        assert boxes[left].x1 < boxes[right].x0


def test_times_stand_over_their_parameters() -> None:
    parameters = np.array([16, 256, 4096])
    seconds = {"nudging": np.array([1e-4, 2e-3, 0.05]), "backpropagation": np.full(3, 1e-5)}
    figure = seconds_against_parameters(parameters, seconds)
    lines = figure.axes[0].lines
    assert [list(line.get_ydata()) for line in lines] == [list(t) for t in seconds.values()]
    assert all(list(line.get_xdata()) == list(parameters) for line in lines)
    assert {line.get_marker() for line in lines} == {"^", "o"}
    texts = [t.get_text() for t in texts_of(figure)]
    assert {"nudging", "backpropagation", "16", "256", "4,096"} <= set(texts)
