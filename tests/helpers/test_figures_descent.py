"""The figures of lecture 01 show what they are given."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from helpers.figures import descent
from helpers.figures.canvas import BLUE, VERMILLION


def cost(w: np.ndarray) -> np.ndarray:
    return 4 * (w - 2) ** 2


def slope(w: np.ndarray) -> np.ndarray:
    return 8 * (w - 2)


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for ax in figure.axes for text in ax.texts if text.get_text()]


def nothing_is_cut_off(figure: Figure) -> bool:
    """Whether all that is drawn lies inside the figure, up to the width of a line."""
    figure.draw_without_rendering()
    inside, page = figure.get_tightbbox(), figure.bbox_inches
    return (
        min(inside.x0, inside.y0) > -0.05
        and inside.x1 < page.x1 + 0.05
        and inside.y1 < page.y1 + 0.05
    )


@pytest.mark.parametrize(("steep", "way"), [(8.0, "left"), (-12.0, "right"), (0.0, "nowhere")])
def test_downhill_is_against_the_slope(steep: float, way: str) -> None:
    assert descent.walk_to(steep) == way


def test_the_valley_says_where_to_walk() -> None:
    figure = descent.valley(cost, slope, at=(0.5, 3.0), span=(0.0, 4.0))
    assert texts(figure) == [
        "lowest cost",
        "w = 0.5\nslope −12\nwalk right",
        "w = 3\nslope +8\nwalk left",
    ]
    assert nothing_is_cut_off(figure)


def test_arrows_in_the_valley_point_downhill() -> None:
    (ax,) = descent.valley(cost, slope, at=(0.5, 3.0, 2.0), span=(0.0, 4.0)).axes
    arrows = [text for text in ax.texts if not text.get_text()]
    assert [np.sign(a.xy[0] - a.xyann[0]) for a in arrows] == [1, -1]  # none where it is flat


def test_a_tangent_has_the_slope_of_its_place() -> None:
    (ax,) = descent.valley(cost, slope, at=(0.5, 3.0), span=(0.0, 4.0)).axes
    tangents = [line for line in ax.lines if line.get_linestyle() == "--"]
    rises = [np.diff(line.get_ydata()) / np.diff(line.get_xdata()) for line in tangents]
    assert np.ravel(rises) == pytest.approx([-12, 8])


@pytest.mark.parametrize(
    ("walk", "step"),
    [([1.0, 2.0, 3.0], None), ([1.0, 5.0, 2.0], 1), ([1.0, 2.0, -3.0], 2), ([0.0, 4.0], None)],
)
def test_the_step_that_leaves_the_picture(walk: list[float], step: int | None) -> None:
    assert descent.left_at(np.array(walk), (0.0, 4.0)) == step


def test_learning_rates_have_a_panel_each() -> None:
    walks = {"good": [3.0, 2.2, 2.04], "too large": [3.0, 0.0, 6.0]}
    figure = descent.learning_rates(cost, walks, span=(-1.0, 5.0))
    assert [ax.get_title() for ax in figure.axes] == [
        "good\nafter 2 steps: w = 2.04",
        "too large\nout of the picture at step 2",
    ]
    for ax, walk in zip(figure.axes, walks.values(), strict=True):
        assert ax.lines[1].get_xdata().tolist() == walk
        assert ax.lines[1].get_ydata() == pytest.approx(cost(np.array(walk)))
    assert nothing_is_cut_off(figure)


def test_estimates_share_their_axes_with_the_full_gradient() -> None:
    full = np.array([2.0, -1.0])
    clouds = {1: np.array([[0.0, 0.0], [4.0, -2.0]]), 10: np.array([[2.1, -1.1]])}
    figure = descent.gradient_estimates(full, clouds)
    left, right = figure.axes
    assert [ax.get_title() for ax in (left, right)] == [
        "1 sample for each estimate",
        "10 samples for each estimate",
    ]
    assert left.get_xlim() == right.get_xlim()
    for ax, cloud in zip((left, right), clouds.values(), strict=True):
        assert ax.lines[0].get_xydata().tolist() == cloud.tolist()
        assert ax.lines[1].get_xydata().tolist() == [full.tolist()]


def test_walks_on_a_map_differ_by_more_than_colour() -> None:
    walks = {
        "all": np.array([[3.0, 0.0], [2.0, 1.0]]),
        "few": np.array([[3.0, 0.0], [2.5, 0.5], [2.1, 0.9]]),
    }
    figure = descent.walks_on_map(
        lambda w, b: (w - 2) ** 2 + (b - 1) ** 2, walks, w_span=(1.0, 3.5), b_span=(-0.5, 1.5)
    )
    (ax,) = figure.axes
    first, second = ax.lines[:2]
    assert [line.get_xydata().tolist() for line in (first, second)] == [
        walk.tolist() for walk in walks.values()
    ]
    assert [to_hex(line.get_color()).upper() for line in (first, second)] == [BLUE, VERMILLION]
    assert first.get_linestyle() != second.get_linestyle()
    assert first.get_marker() != second.get_marker()


@pytest.mark.parametrize("log", [False, True])
def test_curves_are_named_at_their_ends(log: bool) -> None:
    curves = {"a long name at the end of a line": [4.0, 2.0, 1.0], "short": [4.0, 1.0]}
    figure = descent.by_step(curves, "cost", log=log)
    (ax,) = figure.axes
    assert [(t.get_text(), t.xy) for t in ax.texts] == [
        ("a long name at the end of a line", (2, 1.0)),
        ("short", (1, 1.0)),
    ]
    assert ax.get_yscale() == ("log" if log else "linear")
    assert nothing_is_cut_off(figure)
