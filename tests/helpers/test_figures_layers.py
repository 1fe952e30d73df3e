"""The figure of lecture 02: the strip that is added has the length of the other side."""

import numpy as np
import pytest
from matplotlib.patches import Rectangle

from helpers.figures.layers import product_area


def test_the_strips_have_the_area_that_the_titles_say() -> None:
    figure = product_area(2, 3, 0.2)
    areas = []
    for ax in figure.axes:
        square, strip = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
        assert square.get_width() * square.get_height() == 6
        areas.append(strip.get_width() * strip.get_height())
        assert f"= {areas[-1]:g}" in ax.get_title()
    assert np.allclose(areas, [0.2 * 3, 0.2 * 2])


def test_the_strips_lie_outside_the_rectangle_and_inside_the_panel() -> None:
    right, top = (ax.patches[1] for ax in product_area(2, 3, 0.2).axes)
    assert right.get_xy() == (2, 0)
    assert top.get_xy() == (0, 3)
    for ax in product_area(2, 3, 0.2).axes:
        assert ax.get_xlim()[1] >= 2.2
        assert ax.get_ylim()[1] >= 3.2


@pytest.mark.parametrize("lengths", [(0, 3, 0.2), (2, -3, 0.2), (2, 3, 0), (float("nan"), 3, 1)])
def test_a_length_that_is_not_above_0_is_refused(lengths: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="above 0"):
        product_area(*lengths)
