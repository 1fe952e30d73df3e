"""Lecture 08 says what is true: the framework's numbers against known ones and other sources."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from tests.course.printed import after, numbers

NAME = "08_frameworks"
LECTURE = Path(__file__).parents[2] / "course" / "en" / f"{NAME}.ipynb"

# The table of section 01: value and gradient of each node, before and after the step on all leaves.
BEFORE = {
    "w": (3, 8),
    "x": (2, 12),
    "b": (1, 4),
    "target": (5, -4),
    "p": (6, 4),
    "y": (7, 4),
    "s": (-7, -4),
    "t": (-2, -4),
    "f": (4, 1),
}
AFTER = {
    "w": (-5, -760),
    "x": (-10, -380),
    "b": (-3, 76),
    "target": (9, -76),
    "p": (50, 76),
    "y": (47, 76),
    "s": (-47, -76),
    "t": (-38, -76),
    "f": (1444, 1),
}


def table(text: str) -> dict[str, tuple[float, float]]:
    """The rows of a table of nodes: name, value, gradient."""
    rows = (line.split() for line in text.splitlines()[1:])
    return {name: (float(value), float(gradient)) for name, value, gradient in rows}


def test_the_gradients_of_the_four_leaves(output: Callable) -> None:
    text = output("grad")
    for name in ("w", "x", "b", "target"):
        assert after(text, f"∂C/∂{name:6} =") == [BEFORE[name][1]]


def test_the_table_of_lecture_01(output: Callable) -> None:
    assert table(output("table")) == BEFORE


def test_the_table_after_a_step_of_one_on_all_leaves(output: Callable) -> None:
    assert table(output("step")) == AFTER


def test_the_numbers_are_computed_not_quoted() -> None:
    """With other leaves the same cells give other numbers: right ones.

    They run in a kernel: JAX's threads must not live in the process of the other tests, some of
    which fork.
    """
    lecture = nbformat.read(LECTURE, as_version=4)
    last = [cell.id for cell in lecture.cells].index("step")
    w, x, b, target = -1.5, 0.25, 2.0, 0.75
    leaves = {"w": w, "x": x, "b": b, "target": target}
    probe = nbformat.v4.new_code_cell(
        "import json\n"
        f"leaves = {leaves}\n"
        "gradients = {node.name: node.grad for node in cost_graph(**leaves)}\n"
        "print(json.dumps([gradients, step_on_all(leaves, rate=0.5)]))"
    )
    lecture.cells = [*lecture.cells[: last + 1], probe]
    NotebookClient(lecture, kernel_name="python3", timeout=60).execute()
    gradients, moved = json.loads(probe.outputs[0].text)

    t = target - (w * x + b)
    by_hand = {"w": -2 * t * x, "x": -2 * t * w, "b": -2 * t, "target": 2 * t}
    assert gradients == pytest.approx(
        by_hand | {"p": -2 * t, "y": -2 * t, "s": 2 * t, "t": 2 * t, "f": 1}
    )
    assert moved == pytest.approx({name: leaves[name] - 0.5 * by_hand[name] for name in leaves})


def test_a_second_step_on_all_leaves(output: Callable) -> None:
    w, x, b, target = (value - gradient for value, gradient in list(AFTER.values())[:4])
    text = output("step-check")
    assert f"'w': {w:.1f}" in text
    assert f"'x': {x:.1f}" in text
    assert numbers(text)[-1] == pytest.approx((target - w * x - b) ** 2, rel=1e-2)


def test_only_the_parameters_move(output: Callable) -> None:
    one, tenth = output("parameters").splitlines()
    assert "'w': -5.0" in one
    assert "'x': 2.0" in one
    assert "'target': 5.0" in one
    assert numbers(one)[-1] == 324
    assert numbers(tenth)[-1] == pytest.approx(0, abs=1e-9)


def test_the_record_holds_the_graph_and_the_way_back(output: Callable) -> None:
    forward, backward = output("written-forward"), output("written-backward")
    assert re.findall(r"= (\w+) ", forward) == ["mul", "add", "neg", "add", "mul"]
    operations = re.findall(r"= (\w+) ", backward)
    assert "add_any" in operations
    assert f"{len(operations)} operations" in backward


def test_gradients_of_the_network_agree_with_hand_made_ones(output: Callable) -> None:
    differences = numbers(re.sub(r"layer \d:", "", output("by-jax")))
    assert len(differences) == 6
    assert max(differences) < 1e-12


def test_the_same_training(output: Callable) -> None:
    text = output("train")
    by_hand, by_jax = numbers(text.splitlines()[0])
    assert by_hand == by_jax > 0.9
    assert after(text, "largest difference of a weight:")[0] < 1e-10


def test_differentiates_what_nobody_differentiated(output: Callable) -> None:
    jax_says, nudged = numbers(output("does-any"))
    assert jax_says == pytest.approx(nudged, rel=1e-5)


def test_one_gradient_for_each_image(output: Callable) -> None:
    text = output("does-vmap")
    assert "(20, 64, 64)" in text
    differences = [float(line.split()[-1]) for line in text.splitlines()[1:]]
    assert max(differences) < 1e-12


def test_three_ways_to_write_relu_three_gradients_at_zero(output: Callable) -> None:
    rows = output("kink-run").splitlines()
    assert [row.split()[-1] for row in rows] == ["0.0", "0.5", "1.0"]
    assert all("value 0.0" in row for row in rows)


def test_relu_minus_relu_has_slope_one_but_not_for_jax_at_zero(output: Callable) -> None:
    rows = [numbers(row)[-1] for row in output("kink-sum").splitlines()]
    assert rows == [1, 0, 1]


def test_saturation_gradient_is_exactly_zero_on_one_side(output: Callable) -> None:
    text = output("saturation-run")
    ten, minus_forty, forty = (numbers(line) for line in text.splitlines()[1:])
    assert ten == pytest.approx([10, 4.5395807735907655e-05, 4.5395807735907655e-05], rel=1e-2)
    assert minus_forty == pytest.approx([-40, np.exp(-40.0), np.exp(-40.0)], rel=1e-3)
    assert forty == pytest.approx([40, 0, np.exp(-40.0)], rel=1e-3)


def test_not_finite_without_a_word(output: Callable) -> None:
    text = output("finite-run")
    assert text.splitlines()[0].count("nan") == 3
    assert after(text, "from logits:") == [1, -1, 0]
    assert "FloatingPointError" in output("finite-debug")


def test_in_place_changes_the_other_name_in_numpy_only(output: Callable) -> None:
    in_numpy, in_jax = output("inplace-run").splitlines()
    assert in_numpy.endswith("kept [0. 0. 0.]")
    assert in_jax.endswith("kept [1. 1. 1.]")
    assert output("inplace-entry").startswith("TypeError")


def test_float32_is_the_default(output: Callable) -> None:
    default, switched = output("float32-default").splitlines()
    assert "float32" in default
    assert "float64" in switched


def test_float32_blinds_the_gradient_check(output: Callable) -> None:
    double, single = (numbers(line) for line in output("float32-check").splitlines())
    assert double[-1] < 1e-8
    assert 1e-5 < single[-1] < 1e-2
    assert double[1] == single[1] == 8  # backpropagation itself is exact in both


class TestMistakes:
    def test_inputs_updated_too(self, output: Callable) -> None:
        right, wrong = output("mistake-inputs").splitlines()
        assert "'x': 2.0" in right
        assert "'target': 5.0" in right
        assert "'x': 2.0" not in wrong
        assert "'target': 5.0" not in wrong

    def test_where_does_not_protect(self, output: Callable) -> None:
        right, wrong = output("mistake-where").splitlines()
        assert right.split()[1::2] == ["0.0", "0.0"]
        assert wrong.split()[1::2] == ["0.0", "nan"]

    def test_compiled_function_keeps_the_old_rate(self, output: Callable) -> None:
        text = output("mistake-jit")
        assert after(text, "right") == [2.92]
        assert after(text, "wrong") == [2.2]

    def test_gradients_of_arrays_and_integers_are_refused(self, output: Callable) -> None:
        text = output("mistake-shape")
        assert text.count("TypeError") == 2
        assert after(text, "right") == pytest.approx([1 - np.tanh(1) ** 2] * 3)

    def test_softmax_twice_weakens_the_gradient(self, output: Callable) -> None:
        text = output("mistake-twice")
        y = np.exp([4.0, 0.0, 0.0]) / np.exp([4.0, 0.0, 0.0]).sum()
        assert after(text, "right") == pytest.approx(y - [0, 1, 0], abs=5e-5)
        assert max(map(abs, after(text, "wrong"))) < 0.1


@pytest.mark.parametrize("cell_id", ["jax-graph", "saturation-figure"])
def test_draws_it(lecture: NotebookNode, figures_of: Callable, cell_id: str) -> None:
    assert len(figures_of(lecture, cell_id)) == 1


def test_without_jax_the_first_code_cell_says_what_to_install() -> None:
    lecture = nbformat.read(LECTURE, as_version=4)
    first = next(cell for cell in lecture.cells if cell.cell_type == "code")
    without_jax = nbformat.v4.new_code_cell("__import__('sys').modules['jax'] = None")
    missing = nbformat.v4.new_notebook(cells=[without_jax, first])
    with pytest.raises(CellExecutionError):  # "Run all" stops here, not at a NameError further on
        NotebookClient(missing, kernel_name="python3", timeout=60).execute()

    (error,) = missing.cells[1].outputs
    shown = "\n".join(error.traceback)
    assert 'pip install "backprop-course[frameworks]"' in shown
    assert "JAX" in shown
    assert "Traceback" not in shown
    assert "File" not in shown
    assert len(shown.splitlines()) < 10
