"""The figures of lecture 07 show the numbers that they were given."""

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from helpers import draw_network, load_digits
from helpers.figures.training import (
    PAGE_WIDTH,
    activation_histograms,
    confusion_matrix,
    digit_images,
    hidden_units,
    learning_curves,
    running_sum,
    side_by_side,
)

RNG = np.random.default_rng(0)


def assert_inside(figure: Figure) -> None:
    """Nothing that is drawn sticks out of the figure by more than a hundredth of an inch."""
    figure.draw_without_rendering()
    drawn = figure.get_tightbbox()
    width, height = figure.get_size_inches()
    assert drawn.x0 >= -0.01 and drawn.y0 >= -0.01
    assert drawn.x1 <= width + 0.01 and drawn.y1 <= height + 0.01


def test_digit_images_show_each_image_under_its_caption() -> None:
    digits = load_digits()
    captions = [f"image {n}" for n in range(13)]
    figure = digit_images(digits.x_train[:13], captions, columns=5)
    (ax,) = figure.axes
    sheet = ax.images[0].get_array().filled(np.nan)
    for n, frame in enumerate(ax.patches):
        left, top = (int(v) for v in frame.get_xy())
        shown = sheet[top : top + 8, left : left + 8]
        np.testing.assert_array_equal(shown, digits.x_train[n].reshape(8, 8))
        caption = ax.texts[n]
        assert caption.get_text() == captions[n]
        assert left <= caption.get_position()[0] <= left + 8
        assert top - 2 < caption.get_position()[1] < top
    assert_inside(figure)


def test_digit_images_want_a_caption_for_each_image() -> None:
    with pytest.raises(ValueError, match="2 images have 1 captions"):
        digit_images(np.zeros((2, 64)), ["one"])


@pytest.mark.parametrize("shape", [(64,), (3, 63), (3, 8, 8)])
def test_digit_images_name_a_wrong_shape(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"\(n, 64\)"):
        digit_images(np.zeros(shape), ["a"] * shape[0])


def test_running_sum_ends_at_the_sum() -> None:
    values = [0.5, -0.75, 0.125]
    figure = running_sum({"bias": values, "weight": [-0.0, 1.0, 1.0]})
    left, right = figure.axes
    *images, total = left.patches
    tops = [(bar.get_y(), bar.get_y() + bar.get_height()) for bar in images]
    assert tops == [(0.0, 0.5), (0.5, -0.25), (-0.25, -0.125)]
    assert total.get_height() == sum(values)
    assert [text.get_text() for text in left.texts] == ["+0.50", "−0.75", "+0.12", "−0.12"]
    assert right.texts[0].get_text() == "+0.00"
    assert "sum −0.125" in figure.description
    assert_inside(figure)


def test_activation_histograms_count_and_name_the_zeros() -> None:
    half = np.concatenate([np.zeros(500), np.full(500, 1e-3)])
    figure = activation_histograms(
        {"small": [half, half / 100], "fine": [np.ones(10), np.ones(10)]}
    )
    small, fine = figure.axes
    assert [t.get_text() for t in small.texts] == ["50%\nare 0"] * 2
    assert [t.get_text() for t in fine.texts] == ["0%\nare 0"] * 2
    for depth, expected in ((0, -3), (1, -5)):
        counts, edges, _ = small.patches[2 * depth].get_data()
        fullest = int(np.argmax(counts))
        assert edges[fullest] <= expected <= edges[fullest + 1]
    assert "small: about 1e-03 in the first layer, 1e-05 in the last" in figure.description
    assert_inside(figure)


@pytest.mark.parametrize("activations", [np.array([1.0, -1.0]), np.zeros(4)])
def test_activation_histograms_refuse_what_relu_cannot_give(activations: np.ndarray) -> None:
    with pytest.raises(ValueError, match="ReLU"):
        activation_histograms({"a": [activations]})


def test_learning_curves_show_all_epochs_and_the_last_values() -> None:
    loss, training, held_out = [2.3, 0.5, 0.1], [0.1, 0.9, 1.0], [0.08, 0.88, 0.966]
    figure = learning_curves(loss, training, held_out)
    left, right = figure.axes
    np.testing.assert_array_equal(left.lines[0].get_ydata(), loss)
    assert left.get_yscale() == "log"
    np.testing.assert_array_equal(right.lines[1].get_ydata(), held_out)
    assert [t.get_text() for t in right.texts] == ["training 1.000", "held out 0.966"]
    assert right.lines[0].get_linestyle() != right.lines[1].get_linestyle()
    assert_inside(figure)


def test_confusion_matrix_frames_the_mistakes_only() -> None:
    counts = np.diag([30, 29, 28])
    counts[2, 0] = 3
    figure = confusion_matrix(counts)
    (ax,) = figure.axes
    framed = [(t.get_text(), t.get_position()) for t in ax.texts if t.get_bbox_patch()]
    assert framed == [("3", (0, 2))]
    assert len(ax.texts) == 9
    assert figure.description.endswith("2 as 0: 3.")
    assert_inside(figure)


def test_hidden_units_put_signs_on_the_strong_changes() -> None:
    change = np.zeros((64, 2))
    change[0, 0], change[9, 0], change[63, 1], change[1, 1] = 1.0, -0.5, -0.9, 0.1
    figure = hidden_units(change, RNG.random((2, 3, 64)))
    ax = figure.axes[0]
    signs = {t.get_position(): t.get_text() for t in ax.texts if t.get_text() in "+−"}
    # Images are 8 wide, one free pixel between them and one above.
    assert signs == {(0.5, 1.5): "+", (1.5, 2.5): "−", (9 + 7.5, 8.5): "−"}
    assert ax.images[0].get_clim() == (-1.0, 1.0)
    assert_inside(figure)


def test_hidden_units_keep_favourites_below_their_unit() -> None:
    favourites = RNG.random((4, 2, 64))
    ax = hidden_units(RNG.normal(size=(64, 4)), favourites).axes[0]
    sheet = ax.images[1].get_array().filled(np.nan)
    for unit in range(4):
        for place in range(2):
            top, left = 1 + 9 * place, 9 * unit
            shown = sheet[top : top + 8, left : left + 8]
            np.testing.assert_array_equal(shown, favourites[unit, place].reshape(8, 8))


@pytest.mark.parametrize(("count", "columns", "rows"), [(4, 2, 2), (3, 3, 1), (3, 2, 2), (1, 3, 1)])
def test_side_by_side_keeps_every_picture_whole(count: int, columns: int, rows: int) -> None:
    pictures = [draw_network((n + 2, 3), title=f"network {n}") for n in range(count)]
    sheet = side_by_side(pictures, columns)
    (ax,) = sheet.axes
    assert sheet.width <= PAGE_WIDTH + 1e-6
    boxes = []
    for picture, image in zip(pictures, ax.images, strict=True):
        left, right, bottom, top = image.get_extent()
        assert (right - left) / (top - bottom) == pytest.approx(picture.width / picture.height)
        assert 0 <= left < right <= sheet.width + 1e-6
        assert -1e-6 <= bottom < top <= sheet.height + 1e-6
        boxes.append(Bbox.from_extents(left, bottom, right, top).padded(-0.01))
        assert picture.description in sheet.description
    assert not any(a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[:n])
    assert len({round(box.y1) for box in boxes}) == rows
