"""Lecture 06 says what is true: its measurements, its verdicts, and what a check cannot see."""

import ast
import re
from collections.abc import Callable

import numpy as np
import pytest
from nbformat import NotebookNode

from tests.course.printed import line_with, numbers

NAME = "06_gradient_check"

# What the exercises ask for: a lecture teaches it on something else.
EXERCISES = {"numerical_gradient", "relative_error", "gradient_check", "suspects"}

# The course's list of mistakes found in real tutorials, and the heading under which each is hunted.
HUNTED = {
    "mask never resets": "The mask that never resets",
    "scalar if": "A scalar if on an array",
    "forward for backward": "forward called where backward was meant",
    "½ is missing": "A squared error without the ½",
    "f′ at the activation": "f′ at the activation",
    "averages differ": "A loss and a derivative that average differently",
    "dout is overwritten": "A backward that changes the caller's dout",
    "dout is ignored": "A loss layer that ignores dout",
    "optimizer": "An optimizer that also moves the inputs",
}


def test_a_forward_difference_is_off_by_h(output: Callable) -> None:
    first, *rest = output("forward-difference").splitlines()
    assert numbers(first) == [6.1]
    for line in rest:
        h, error = numbers(line)
        assert error == pytest.approx(h, abs=1e-6)


def test_both_sides_are_off_by_h_squared(output: Callable) -> None:
    rows = [numbers(line) for line in output("central-difference").splitlines()]
    assert [h for h, _, _ in rows] == [0.1, 0.01, 0.001]
    for h, one_side, both_sides in rows:
        assert one_side == pytest.approx(3 * h + h**2, abs=1e-8)
        assert both_sides == pytest.approx(h**2, abs=1e-8)


def test_neither_the_largest_nor_the_smallest_step_is_best(output: Callable) -> None:
    rows = [numbers(line) for line in output("steps-table").splitlines()]
    errors = {h: error for h, _, error in rows[:-1]}
    assert list(errors) == [1e-1, 1e-5, 1e-10, 1e-15]
    assert min(errors, key=errors.__getitem__) == 1e-5
    assert max(errors, key=errors.__getitem__) == 1e-15
    assert rows[-1] == [pytest.approx(np.e / (1 + np.e) ** 2, abs=1e-14)]


def test_truncation_and_rounding_are_both_visible(
    output: Callable, lecture: NotebookNode, source_of: Callable
) -> None:
    slopes = [numbers(line)[-1] for line in output("steps-slopes").splitlines()]
    assert slopes == pytest.approx([1, 2, -1], abs=0.1)
    assert "error_against_step(" in source_of(lecture, "steps-figure")


def test_numerical_differentiation_is_less_accurate_than_backpropagation(output: Callable) -> None:
    one, both, analytic = (numbers(line)[-1] for line in output("accurate").splitlines())
    assert one > 100 * both > 1e5 * analytic


def test_nudging_needs_a_forward_pass_for_each_parameter(output: Callable) -> None:
    first, agree = output("price-passes").splitlines()
    assert numbers(first.replace(":", " ").replace(";", " ")) == [1024, 1025, 2048]
    assert agree.endswith("True")


def test_the_cost_of_both_methods_is_measured_and_not_asserted(
    output: Callable, lecture: NotebookNode
) -> None:
    rows = [numbers(line.replace(",", "")) for line in output("price-measured").splitlines()[1:]]
    assert [row[0] for row in rows] == [16, 64, 256, 1024, 4096]
    assert all(seconds > 0 for row in rows for seconds in row[1:3])
    assert rows[-1][1] > rows[-1][2]  # thousands of passes against one: no noise turns this round
    assert len(output("price-larger").splitlines()) == 2
    measured = {c.id: c.source for c in lecture.cells if "measured" in c.metadata.get("tags", [])}
    assert measured.keys() == {"price-measured", "price-figure", "price-larger"}
    assert [i for i, source in measured.items() if "assert" in source] == []
    assert "min(timeit.repeat" in measured["price-measured"]


def test_one_direction_sees_one_wrong_element(output: Callable) -> None:
    passes, agree, wrong = output("direction-code").splitlines()
    assert numbers(passes) == [4096, 2]
    stepping, gradient = numbers(agree)
    assert stepping == pytest.approx(gradient, abs=1e-6)
    assert abs(numbers(wrong)[-1] - gradient) > 1e-4


def test_a_chord_over_the_kink(output: Callable) -> None:
    rows = [numbers(line) for line in output("kink-code").splitlines() if "backward" in line]
    assert [(chord, backward) for _, chord, backward in rows] == [(0.5, 0), (0.75, 1), (1, 1)] * 2
    alarms, close, smaller = (numbers(line)[-1] for line in output("kink-count").splitlines())
    assert alarms == close > 0
    assert smaller < alarms


def test_how_a_relative_error_tells_the_factor(output: Callable) -> None:
    same, different = (numbers(line.split(":")[1]) for line in output("relative-code").splitlines())
    assert same == [0.0001, pytest.approx(0.0001 / 2.0001, abs=1e-5)]
    assert different == [0.0001, pytest.approx(10 / 12, abs=1e-5)]
    rows = dict(numbers(line)[1:] for line in output("relative-factors").splitlines())
    expected = {2: 1 / 3, 0.5: 1 / 3, 3: 1 / 2, 10: 9 / 11, 0: 1, -1: 1, 1.001: 0.001 / 2.001}
    assert rows == {factor: pytest.approx(e, abs=1e-4) for factor, e in expected.items()}


def test_a_tiny_gradient_gives_a_false_alarm(output: Callable) -> None:
    near, far = output("tiny-code").splitlines()
    assert near.endswith(": fine")
    assert not far.endswith(": fine")


def test_a_right_layer_passes(output: Callable) -> None:
    one_place, direction = output("softplus").splitlines()
    backward, nudging = numbers(one_place)
    assert backward == pytest.approx(nudging, abs=1e-7)
    assert direction.endswith(", fine")


def test_every_mistake_of_the_list_is_hunted(lecture: NotebookNode) -> None:
    text = "\n".join(cell.source for cell in lecture.cells if cell.cell_type == "markdown")
    headings = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    assert set(HUNTED.values()) <= set(headings)


def test_the_missing_half_is_a_third(output: Callable) -> None:
    text = output("half-check")
    assert [numbers(line) for line in text.splitlines()[:2]] == [[1, 2], [-2, -4]]
    assert line_with(text, "relative error") == " 0.3333: wrong"


def test_one_lucky_place_hides_the_wrong_place_of_the_derivative(output: Callable) -> None:
    text = output("at-activation-check")
    assert line_with(text, "x = 0.6590").endswith(": fine")
    for name in ("x = 0  ", "x = 3", "an array"):
        assert line_with(text, name).endswith(": wrong")
    assert 1 / (1 + np.exp(-0.6590)) == pytest.approx(0.6590, abs=1e-4)


def test_one_output_hides_different_averages(output: Callable) -> None:
    text = output("averages-check")
    assert line_with(text, "J = 3:") == " relative error 0.5000: wrong"
    assert line_with(text, "J = 1:").endswith(": fine")


def test_one_number_hides_a_scalar_if(output: Callable) -> None:
    text = output("scalar-if-check")
    assert line_with(text, "2.0 ").endswith(": fine")
    assert line_with(text, "[2.0] ").endswith(": fine")
    assert line_with(text, "[2.0, -1.0] ").startswith(" ValueError: The truth value")


def test_equal_signs_hide_forward_for_backward(output: Callable) -> None:
    text = output("wrong-pass-check")
    rows = [numbers(line) for line in text.splitlines() if line.startswith("x =")]
    assert rows == [
        [8.2, 1.2, 1.2, 1.2],
        [8.2, -1.2, -1.2, -0.12],
        [-9.2, 1.2, 0.12, 1.2],
        [-9.2, -1.2, -0.12, -0.12],
    ]
    assert line_with(text, "inputs > 0, dout = 1:").endswith(": fine")
    assert line_with(text, "both signs:").endswith(": wrong")


def test_a_dout_of_one_hides_that_it_is_ignored(output: Callable) -> None:
    text = output("deaf-check")
    assert line_with(text, "dout = 1:").endswith(": fine")
    assert line_with(text, "dout = 5:") == " relative error 0.6667: wrong"


def test_fresh_layers_hide_a_mask_that_never_resets(output: Callable) -> None:
    text = output("stale-check")
    values = [re.findall(r"= (-?\d+)", line) for line in text.splitlines()[:2]]
    assert values == [["10", "1"], ["0", "0"]]  # what the author saw
    assert line_with(text, "gradient check of fresh layers:") == " ['fine', 'fine']"
    assert "forward(10) = 10, backward(1) = 0" in line_with(text, "same layer, -5 and then 10:")
    assert line_with(text, "gradient check of the used layer:") == " 1.00: wrong"


def test_a_layer_alone_hides_that_it_overwrites_dout(output: Callable) -> None:
    text = output("mutation-check")
    assert numbers(line_with(text, "skip connection:")) == [2, 0, 2, 1]
    assert numbers(line_with(text, "the caller's dout")) == [1, 1, 1, 0]
    assert line_with(text, "layer alone").endswith(": fine")
    assert line_with(text, "in a skip connection").endswith(": wrong")


def test_right_gradients_hide_an_optimizer_that_moves_the_data(output: Callable) -> None:
    gradients = output("optimizer-gradients")
    assert [numbers(line)[0] for line in gradients.splitlines()] == [8, 12, 4, -4]
    assert gradients.count("True") == 4
    rows = [line.split("f =") for line in output("optimizer-check").splitlines()]
    costs_and_data = [numbers(right) for _, right in rows]
    assert costs_and_data == [
        [3.24, 2, 5],
        [1.99, 1.88, 5.04],
        [324, 2, 5],
        [1444, -10, 9],
    ]


def test_the_summary_says_what_each_check_cannot_see(output: Callable) -> None:
    table, *missed = re.split(
        r"^(?=careless:|thorough|second look:)", output("blind-table"), flags=re.M
    )
    rows = [re.split(r"\s{2,}", line.strip()) for line in table.strip().splitlines()[1:]]
    assert {row[0] for row in rows} == HUNTED.keys() - {"scalar if", "optimizer"}
    names = [[line.strip() for line in part.strip().splitlines()[1:]] for part in missed]
    careless, thorough, second_look = names
    assert len(careless) == 6
    assert "½ is missing" not in careless
    assert thorough == ["mask never resets", "dout is overwritten"]
    assert second_look == []


@pytest.mark.parametrize(
    ("cell_id", "right", "wrong"),
    [
        ("mistake-step", "h = 1e-05:", "h = 1e-12:"),
        ("mistake-float32", "float64:", "float32:"),
        ("mistake-random", "same noise in each pass: True", "same noise in each pass: False"),
    ],
)
def test_a_mistake_in_the_check_worsens_its_verdict(
    cell_id: str, right: str, wrong: str, output: Callable
) -> None:
    assert line_with(output(cell_id), right).endswith(": fine")
    assert not line_with(output(cell_id), wrong).endswith(": fine")


def test_mistakes_with_numbers(output: Callable) -> None:
    floats, integers = (numbers(line)[-1] for line in output("mistake-integer").splitlines())
    assert (floats, integers) == (2, 0)
    lost, of = numbers(output("mistake-restore"))
    assert 0 < lost < of == 1000
    verdict, disguise, analytic, exact = output("mistake-disguise").splitlines()
    assert verdict.endswith("fine")
    errors = [abs(numbers(line)[-1] - numbers(exact)[-1]) for line in (disguise, analytic)]
    assert errors[0] > 1e-11 > 1e-15 > errors[1]
    assert numbers(output("mistake-kink"))[:3] == [0.5, 0, 1]


@pytest.mark.parametrize("cell_id", ["steps-figure", "price-figure", "kink-figure", "blind-figure"])
def test_figures_appear_once(cell_id: str, lecture: NotebookNode, figures_of: Callable) -> None:
    assert len(figures_of(lecture, cell_id)) == 1


def test_the_limits_of_a_relative_error_have_a_source(
    lecture: NotebookNode, source_of: Callable
) -> None:
    assert "CS231n" in source_of(lecture, "relative-why")


def test_no_exercise_is_solved_under_its_name(lecture: NotebookNode) -> None:
    code = "\n".join(cell.source for cell in lecture.cells if cell.cell_type == "code")
    tree = ast.parse(code)
    defined = {n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)}
    assert defined, "the lecture defines functions"
    assert defined & EXERCISES == set()
