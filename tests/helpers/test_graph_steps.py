"""Stepping through a graph, with widgets and without them."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.text import Text
from PIL import Image

from helpers import Graph, step
from helpers.graph_steps import Walk, verdict
from helpers.graph_walk import moments

WIDGET = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def add(layers: SimpleNamespace) -> Graph:
    graph = Graph()
    graph.apply("z", layers.Mul(), graph.input("x", 2.0), graph.input("y", 3.0), symbol="×")
    graph.backward(1.7)
    return graph


@pytest.fixture
def without_widgets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ipywidgets", None)


def texts(walk: Walk, number: int, revealed: frozenset[str] = frozenset()) -> list[str]:
    return [text.get_text() for text in walk.picture(number, revealed).findobj(Text)]


# --- The walk ------------------------------------------------------------------------------------


def test_goes_forward_one_node_at_a_time_then_backward(cost: Graph) -> None:
    assert [moment.headline for moment in moments(cost)] == [
        "The inputs: w = 3, x = 2, b = 1, target = 5",
        "Forward, 1 of 5: p = w × x = 3 × 2 = 6",
        "Forward, 2 of 5: y = p + b = 6 + 1 = 7",
        "Forward, 3 of 5: s = y × −1 = 7 × −1 = −7",
        "Forward, 4 of 5: t = s + target = (−7) + 5 = −2",
        "Forward, 5 of 5: f = (t)² = (−2)² = 4",
        "Backward starts at f: ∂f/∂f = 1",
        "Backward, 1 of 5: through ( )², which made f",
        "Backward, 2 of 5: through +, which made t",
        "Backward, 3 of 5: through ×−1, which made s",
        "Backward, 4 of 5: through +, which made y",
        "Backward, 5 of 5: through ×, which made p",
    ]


def test_without_backward_goes_forward_only(layers: SimpleNamespace) -> None:
    graph = Graph()
    graph.apply("y", layers.Negate(), graph.input("x", 3.0))
    assert len(step(graph)) == 2


def test_a_sum_is_known_when_its_last_part_is(shared: Graph) -> None:
    walk = step(shared, cover=True)
    questions = [[node.name for node in walk.questions(number)] for number in range(len(walk))]
    #                    inputs, 5 forward, start,    f,        r,    e,     q,          s
    assert questions == [[]] * 7 + [["r", "e"], ["q"], [], ["s", "y"], ["x"]]


def test_a_walk_from_the_middle_asks_only_for_what_it_reaches(cost: Graph) -> None:
    cost.backward(2.0, start="y")
    walk = step(cost, cover=True)
    asked = [node.name for number in range(len(walk)) for node in walk.questions(number)]
    assert asked == ["p", "b", "w", "x"]


def test_nothing_to_step_through() -> None:
    graph = Graph()
    graph.input("x", 1.0)
    with pytest.raises(ValueError, match=r"call graph\.apply first"):
        step(graph)


def test_covered_until_revealed(add: Graph) -> None:
    walk = step(add, cover=True)
    assert texts(walk, 3).count("?") == 2
    assert "5.1" not in texts(walk, 3)
    assert "∂L/∂x = ∂z/∂x · ∂L/∂z = ? · 1.7 = ?" in texts(walk, 3)
    assert "5.1" in texts(walk, 3, frozenset("x"))
    assert "?" in texts(walk, 3, frozenset("x"))
    assert "?" not in texts(step(add), 3)


# --- Without widgets -----------------------------------------------------------------------------


def sheet_size(walk: Walk) -> tuple[int, int]:
    data, _ = walk._repr_mimebundle_()
    with Image.open(io.BytesIO(data["image/png"])) as image:
        return image.size


@pytest.mark.usefixtures("without_widgets")
def test_without_widgets_shows_all_steps_on_one_sheet(cost: Graph) -> None:
    walk = step(cost)
    assert walk.controls is None
    data, metadata = walk._repr_mimebundle_()
    assert set(data) == {"image/png", "text/plain"}
    assert "∂f/∂w = 8" in metadata["image/png"]["alt"]
    height, width, _ = walk.shrunk(0).shape
    assert sheet_size(walk) == (width, 12 * height)


@pytest.mark.usefixtures("without_widgets")
def test_without_widgets_a_covered_step_is_followed_by_its_answer(add: Graph) -> None:
    plain, covered = step(add), step(add, cover=True)
    height = plain.shrunk(0).shape[0]
    assert sheet_size(plain)[1] == 4 * height
    assert sheet_size(covered)[1] == 5 * height
    with Image.open(io.BytesIO(covered.sheet())) as image:
        last_two = np.asarray(image)[-2 * height :].reshape(2, height, *plain.shrunk(0).shape[1:])
    # The last line and column of each are the grid's.
    np.testing.assert_array_equal(last_two[0, :-1, :-1], covered.shrunk(3)[:-1, :-1])
    np.testing.assert_array_equal(last_two[1, :-1, :-1], plain.shrunk(3)[:-1, :-1])
    words = covered._repr_mimebundle_()[0]["text/plain"]
    assert "∂L/∂x = ?" in words
    assert "5.1" not in words


@pytest.mark.usefixtures("without_widgets")
def test_narrow_pictures_stand_side_by_side(layers: SimpleNamespace) -> None:
    graph = Graph()
    graph.apply("y", layers.Negate(), graph.input("x", 3.0))
    walk = step(graph)
    height, width, _ = walk.shrunk(0).shape
    assert 2 * width <= 1000
    assert sheet_size(walk)[0] >= 2 * width
    assert sheet_size(walk)[1] == height


# --- With widgets --------------------------------------------------------------------------------


def test_with_widgets_a_page_may_choose(add: Graph) -> None:
    data, _ = step(add)._repr_mimebundle_()
    assert set(data) == {WIDGET, "image/png", "text/plain"}
    assert "∂L/∂x = 5.1" in data["text/plain"]


def test_each_step_is_a_page_with_its_description(cost: Graph) -> None:
    controls: Any = step(cost).controls
    assert len(controls.pages) == 12
    assert controls.slider.max == 11
    assert controls.questions.children == ()
    assert 'alt="Forward, 1 of 5: p = w × x = 3 × 2 = 6"' in controls.pages[1].value
    assert "∂f/∂w = ∂p/∂w · ∂f/∂p = 2 · 4 = 8" in controls.pages[11].value


def test_buttons_move_the_slider_and_stop_at_the_ends(add: Graph) -> None:
    controls: Any = step(add).controls
    controls.back.click()
    assert controls.slider.value == 0
    for _ in range(9):
        controls.next.click()
    assert controls.slider.value == 3
    controls.back.click()
    assert controls.slider.value == 2


def test_a_guess_is_compared_and_the_right_one_uncovers(add: Graph) -> None:
    controls: Any = step(add, cover=True).controls
    controls.slider.value = 3
    (guess, check, _, answer), _ = (row.children for row in controls.questions.children)
    assert guess.description == "∂L/∂x ="
    before = controls.pages[3].value
    guess.value = -5.1
    check.click()
    assert answer.value == "Not yet: ∂L/∂x is not −5.1. The size is right. Look at the sign."
    assert controls.pages[3].value == before
    guess.value = 5.1
    check.click()
    row_x, row_y = controls.questions.children
    assert [part.value for part in row_x.children] == ["Right: ∂L/∂x = 5.1."]
    assert len(row_y.children) == 4
    assert "∂L/∂x = ∂z/∂x · ∂L/∂z = 3 · 1.7 = 5.1" in controls.pages[3].value
    assert "∂L/∂y = ∂z/∂y · ∂L/∂z = ? · 1.7 = ?" in controls.pages[3].value


def test_what_was_typed_and_answered_is_still_there_after_moving(add: Graph) -> None:
    controls: Any = step(add, cover=True).controls
    controls.slider.value = 3
    controls.questions.children[0].children[0].value = 7.0
    controls.questions.children[1].children[2].click()
    controls.slider.value = 1
    assert controls.questions.children == ()
    controls.slider.value = 3
    row_x, row_y = controls.questions.children
    assert row_x.children[0].value == 7.0
    assert [part.value for part in row_y.children] == ["∂L/∂y = 3.4."]


def test_an_array_can_be_uncovered_but_not_guessed(network: Graph) -> None:
    controls: Any = step(network, cover=True).controls
    controls.slider.value = 6
    (row,) = controls.questions.children
    label, show = row.children
    assert label.value == "∂E/∂u2 is an array: what is its shape?"
    show.click()
    assert [part.value for part in row.children] == ["∂E/∂u2 = shape (2, 3)."]


def test_leaves_no_figure_in_pyplot(add: Graph) -> None:
    before = plt.get_fignums()
    step(add, cover=True)._repr_mimebundle_()
    assert plt.get_fignums() == before


# --- The verdict on a guess ----------------------------------------------------------------------


@given(st.floats(-1e6, 1e6).filter(lambda gradient: abs(gradient) > 1e-6))
def test_verdict_takes_what_a_reader_rounds_and_nothing_else(gradient: float) -> None:
    assert verdict("∂f/∂w", gradient, float(f"{gradient:.3g}"))[0]
    assert not verdict("∂f/∂w", gradient, 1.02 * gradient)[0]
    assert "sign" in verdict("∂f/∂w", gradient, -gradient)[1]
    assert not verdict("∂f/∂w", gradient, 0.0)[0]


@pytest.mark.parametrize(
    ("gradient", "guess", "words"),
    [
        (8.0, 8.0, "Right: ∂f/∂w = 8."),
        (8.0, 4.0, "Not yet: ∂f/∂w is not 4. Your number is too small."),
        (-8.0, -4.0, "Not yet: ∂f/∂w is not −4. Your number is too large."),
        (0.0, 0.0, "Right: ∂f/∂w = 0."),
        (0.0, 1.2, "Not yet: ∂f/∂w is not 1.2. Your number is too large."),
        (4.54e-5, 0.0, "Not yet: ∂f/∂w is not 0. Your number is too small."),
    ],
)
def test_verdict_says_how_the_numbers_compare(gradient: float, guess: float, words: str) -> None:
    assert verdict("∂f/∂w", gradient, guess) == (words.startswith("Right"), words)
