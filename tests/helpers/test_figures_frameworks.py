"""The figure of lecture 08 shows where a gradient becomes exactly 0."""

import numpy as np
import pytest
from matplotlib.text import Text

from helpers.figures.frameworks import dying_gradients, first_zero_after

X = np.arange(6.0)


@pytest.mark.parametrize(
    ("gradients", "zero"),
    [
        ([1, 1, 1, 1, 1, 1], None),
        ([1, 1, 1, 0, 0, 0], 3.0),
        ([1, 0, 1, 1, 1, 0], 5.0),  # a zero in between is not the end
        ([0, 0, 0, 0, 0, 0], 0.0),
        ([0, 0, 0, 0, 0, 1], None),
    ],
)
def test_first_zero_after_the_last_gradient(gradients: list[int], zero: float | None) -> None:
    assert first_zero_after(X, gradients) == zero


def test_dying_gradients_stop_where_they_end_and_say_so() -> None:
    alive, dead = np.exp(-X), np.where(X < 4, np.exp(-X), 0)
    figure = dying_gradients(X, {"exact": alive, "rounded": dead})
    (ax,) = figure.axes
    exact, rounded = ax.lines
    np.testing.assert_array_equal(exact.get_xdata(), X)
    np.testing.assert_array_equal(rounded.get_xdata(), X[:4])
    assert exact.get_linestyle() != rounded.get_linestyle()
    assert [text.get_text() for text in ax.texts] == ["exact", "rounded:\n0 from x = 4"]
    assert "rounded: exactly 0 from x = 4" in figure.description


def test_the_names_stand_inside_the_figure_and_apart() -> None:
    x = np.linspace(0, 45, 91)
    curves = {
        "exact formula": np.exp(-x),
        "JAX, float64": np.where(x < 37, np.exp(-x), 0),
        "JAX, float32": np.where(x < 17, np.exp(-x), 0),
    }
    figure = dying_gradients(x, curves)
    figure.draw_without_rendering()
    boxes = [Text.get_window_extent(text) for text in figure.axes[0].texts]
    assert all(box.x1 <= figure.bbox.x1 and box.y0 >= 0 for box in boxes)
    assert not any(a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[:n])
