"""Matrices side by side: the numbers, the labels, the marked cells, and no two on one place."""

import itertools

import numpy as np
import pytest
from matplotlib.patches import Rectangle

from helpers.figures.canvas import VERMILLION, canvas
from helpers.figures.matrices import Grid, equation

w = np.array([[1.0, -1.0, 0.5], [0.5, 2.0, -1.5]])
z = np.array([2.0, 1.0, 3.0])


def cells(ax) -> list[Rectangle]:
    return [p for p in ax.patches if isinstance(p, Rectangle) and p.get_width() == 1]


def test_each_number_stands_in_its_cell() -> None:
    figure = equation(Grid("w", w), Grid("z", z[:, None]))
    (ax,) = figure.axes
    centres = {(p.get_x() + 0.5, p.get_y() + 0.5) for p in cells(ax)}
    shown = [t for t in ax.texts if t.get_position() in centres]
    assert [t.get_text() for t in shown] == [
        "1", "−1", "0.5", "0.5", "2", "−1.5", "2", "1", "3",
    ]  # fmt: skip
    assert len(centres) == 9


def test_rows_go_down_and_columns_go_right() -> None:
    (ax,) = equation(Grid("w", w)).axes
    place = {t.get_text(): t.get_position() for t in ax.texts}
    assert place["−1.5"][0] > place["2"][0]
    assert place["−1.5"][1] < place["1"][1]


def test_a_marked_cell_has_a_frame_and_bold_numbers() -> None:
    (ax,) = equation(Grid("w", w, marked=[(1, 2)])).axes
    (frame,) = [p for p in ax.patches if p.get_linewidth() == 3]
    (bold,) = [t for t in ax.texts if t.get_weight() == "bold" and t.get_text() != "w"]
    assert bold.get_text() == "−1.5"
    x, y = bold.get_position()
    assert frame.get_x() < x < frame.get_x() + frame.get_width()
    assert frame.get_y() < y < frame.get_y() + frame.get_height()
    assert frame.get_edgecolor()[:3] == pytest.approx(
        [int(VERMILLION[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    )


@pytest.mark.parametrize(
    "parts",
    [
        (Grid("u", [[3], [1]]), "=", Grid("w", w), Grid("z", z[:, None]), "+", Grid("b", [[0.5]])),
        (
            Grid("a long name", w, rows=["j=1", "j=2"], columns=["i=1", "i=2", "i=3"]),
            Grid("zᵀ", z[None, :], columns=["i=1", "i=2", "i=3"]),
        ),
    ],
)  # fmt: skip
def test_nothing_overlaps_and_nothing_is_cut_off(parts: tuple) -> None:
    figure = equation(*parts, title="a title")
    (ax,) = figure.axes
    figure.draw_without_rendering()
    boxes = [text.get_window_extent() for text in [*ax.texts, ax.title] if text.get_text()]
    for one, other in itertools.combinations(boxes, 2):
        assert not one.overlaps(other)
    for box in boxes:
        assert box.x0 > 0
        assert box.y0 > 0
        assert box.x1 < figure.bbox.x1
        assert box.y1 < figure.bbox.y1
    corners = [p.get_xy() for p in cells(ax)]
    assert len(set(corners)) == len(corners)


def test_in_words_for_those_who_cannot_see_it() -> None:
    figure = equation(Grid("w", w, marked=[(1, 2)]), Grid("z", z[:, None]), "=", Grid("n", [[1]]))
    assert figure.description == "w [1 −1 0.5; 0.5 2 *−1.5*] z [2; 1; 3] = n [1]"


def test_a_grid_must_be_a_matrix() -> None:
    with pytest.raises(ValueError, match=r"'z' needs a 2-D array, not one of shape \(3,\)"):
        equation(Grid("z", z))


@pytest.mark.parametrize("labels", [{"rows": ["1"]}, {"columns": ["1", "2"]}])
def test_labels_must_fit(labels: dict) -> None:
    with pytest.raises(ValueError, match=r"'w' of shape \(2, 3\) has \d labels"):
        equation(Grid("w", w, **labels))


def test_a_canvas_is_a_row_of_axes() -> None:
    figure, axes = canvas(3, 9.0, 3.0, description="three panels", sharey=True)
    assert len(axes) == 3
    assert figure.get_size_inches().tolist() == [9.0, 3.0]
    assert figure.description == "three panels"
    axes[0].set_ylim(0, 7)
    assert axes[2].get_ylim() == (0, 7)
    assert axes[2].get_xlim() == (0, 1)
