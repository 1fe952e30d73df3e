"""Lecture 04 holds what it claims: the derivation in numbers, the claims of the notes."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from nbformat import NotebookNode

NAME = "04_output_layer"

z = np.array([2.0, 1.0, 3.0])
w = np.array([[1.0, -1.0, 0.5], [0.5, 2.0, -1.5]])
b = np.array([3.5, 2.5])
d = np.array([1.0, 2.0])
y = w @ z + b
Z = np.array([[2.0, 1.0, 3.0], [0.0, 1.0, -1.0], [1.0, -2.0, 0.0], [-1.0, 2.0, 1.0]])
D = np.array([[1.0, 2.0], [0.0, 4.0], [2.0, 2.0], [1.0, 3.0]])
DELTA = (Z @ w.T + b - D) / 4


@pytest.fixture(scope="module")
def nb(executed: Callable) -> NotebookNode:
    return executed(NAME)


@pytest.fixture(scope="module")
def out(nb: NotebookNode, outputs_of: Callable) -> Callable[[str], str]:
    return lambda cell_id: outputs_of(nb, cell_id)


def arrays(text: str) -> list[np.ndarray]:
    """Every printed numpy array of a text, in order: (n,) or (rows, columns)."""
    found = re.findall(r"\[\[.*?\]\]|\[[^\[\]]*\]", text, flags=re.DOTALL)
    return [
        np.array([[float(n) for n in row.split()] for row in re.findall(r"\[([^\[\]]+)\]", one)])
        if one.startswith("[[")
        else np.array([float(n) for n in one[1:-1].split()])
        for one in found
    ]


def the_array(text: str) -> np.ndarray:
    (array,) = arrays(text)
    return array


# The derivation, step by step


def test_the_sample(out: Callable) -> None:
    u, shown_y, target = arrays(out("forward"))
    assert u.tolist() == shown_y.tolist() == y.tolist() == [6, 1]
    assert target.tolist() == d.tolist()


def test_the_error(out: Callable) -> None:
    assert "E = 13.0   ½ · length² = 13.0" in out("error")


def test_step_error(out: Callable) -> None:
    moves = [float(n) for n in re.findall(r"moves by ([-+][\d.]+)", out("step-error-push"))]
    assert moves == pytest.approx([0.05, -0.01], abs=1e-4)
    gradient, pushed = arrays(out("step-error"))
    assert gradient.tolist() == pushed.tolist() == (y - d).tolist()


def test_step_activation_is_the_identity_matrix(out: Callable) -> None:
    assert the_array(out("step-activation")).tolist() == np.eye(2).tolist()


def test_delta(out: Callable) -> None:
    assert the_array(out("step-delta")).tolist() == [5, -1]


def test_step_total_input(out: Callable) -> None:
    slopes, pushed = arrays(out("step-input"))
    assert slopes.tolist() == pushed.tolist() == [0, z[2]]


def test_the_product(out: Callable) -> None:
    first, second = out("product").splitlines()
    assert first == f"∂E/∂w₂₃ = {(y[1] - d[1]) * z[2]}   by the formula: -3.0"
    before, after = re.findall(r"E: ([\d.]+) -> ([\d.]+)", second)[0]
    assert float(after) < float(before) == 13


def test_all_the_weights(out: Callable) -> None:
    expected = np.outer(y - d, z).tolist()
    assert the_array(out("all-weights")).tolist() == expected == [[10, 5, 15], [-2, -1, -3]]
    assert the_array(out("all-weights-push")).tolist() == expected


def test_the_bias(out: Callable) -> None:
    gradient, pushed = arrays(out("bias"))
    assert gradient.tolist() == pushed.tolist() == [5, -1]


def test_what_goes_back_to_the_senders(out: Callable) -> None:
    gradient, pushed = arrays(out("senders"))
    assert gradient.tolist() == pushed.tolist() == (w.T @ (y - d)).tolist() == [4.5, -7, 4]


def test_the_formulas_stand_beside_the_numbers(nb: NotebookNode, source_of: Callable) -> None:
    assert r"(y_j - d_j)\,z_i" in source_of(nb, "product-text")
    assert r"\frac{\partial E}{\partial y}\;\frac{\partial y}{\partial u}" in source_of(
        nb, "links-text"
    )
    assert r"\frac12 \cdot 2\,(y_j - d_j)" in source_of(nb, "step-error-text")
    assert r"w_{jI} z_I" in source_of(nb, "step-input-text")
    assert r"= \delta_j" in source_of(nb, "bias-text")


# Columns and rows, one sample and a batch


def test_column_against_row(nb: NotebookNode, out: Callable, figures_of: Callable) -> None:
    assert "shape of w: (2, 3)   shape of W: (3, 2)" in out("rows")
    assert "[(2, 1)]" in out("rows")
    assert the_array(out("rows-gradient")).tolist() == np.outer(z, y - d).tolist()
    assert "*−1.5*" in out("rows-figure-column")
    assert "*−1.5*" in out("rows-figure-row")


def test_a_batch_is_a_mean(out: Callable) -> None:
    one, copies = arrays(out("batch-copies"))
    assert one.tolist() == copies.tolist()
    difference, loop = arrays(out("batch-loop"))
    assert difference.tolist() == (4 * DELTA).round(4).tolist()
    gradient, bias = arrays(out("batch-matrix"))
    assert gradient.tolist() == loop.tolist() == (Z.T @ DELTA).round(4).tolist()
    assert bias.tolist() == DELTA.sum(axis=0).round(4).tolist()
    assert out("batch-push") == "all three gradients of the batch agree with pushing\n"


def test_which_line_of_code_is_which_formula(out: Callable) -> None:
    error = np.sum((4 * DELTA) ** 2) / (2 * 4)
    assert out("code").startswith(f"E = {error:.4f}\n")
    assert the_array(out("code")).tolist() == (Z.T @ DELTA).round(4).tolist()


# The ½


@pytest.mark.parametrize("rate", [0.5, 1.0, 1.2])
def test_without_the_half_each_step_is_twice_as_long(out: Callable, rate: float) -> None:
    (row,) = [row for row in out("half-walk").splitlines() if row.startswith(f"λ = {rate}:")]
    for shown, factor in zip(arrays(row), (1 - rate, 1 - 2 * rate), strict=True):
        expected = np.sqrt(26) * np.abs(factor) ** np.arange(5)
        assert shown == pytest.approx(expected, abs=5e-4)


def test_a_lost_half_gives_a_relative_error_of_a_third(out: Callable) -> None:
    doubled, halved, relative = arrays(out("half-one"))
    assert doubled.tolist() == (2 * halved).tolist()
    assert relative == pytest.approx(np.full(6, 1 / 3), abs=1e-6)


# The mistakes, each with its wrong number beside the right one


@pytest.mark.parametrize(
    ("cell", "right", "wrong"),
    [
        ("mistake-norm", "½ Σ (y-d)² = 13   and ½ ‖y-d‖² = 13", "‖y-d‖² = 26"),
        ("mistake-index", "(y_j - d_j) z_i = -2.0", "(y_i - d_i) z_j = 5.0"),
        ("mistake-sum", "[6. 1.]", "[4.5 5.5]"),
        ("mistake-ones", "[ 5. -1.]", "[4. 4.]"),
        ("mistake-count", "-1.0", "-1.5"),
        ("mistake-transposed", "[[3.0, -2.0], [9.0, -6.0]]", "[[3.0, 9.0], [-2.0, -6.0]]"),
        ("mistake-bias", "(2,)", "(4, 2)"),
        ("mistake-mean", "[ 0.0833 -0.1667 -0.25  ]", "[ 0.25 -0.5  -0.75]"),
        ("mistake-operator", "[ 5. -1.]", "[ 65. -13.]"),
        ("mistake-sign", "y - d: 1.170", "d - y: 37.570"),
    ],
)
def test_mistake(out: Callable, cell: str, right: str, wrong: str) -> None:
    before, after = out(cell).split("wrong", 1)
    assert "right" in before
    assert right in before
    assert wrong in after


def test_a_swapped_index_and_a_transposed_gradient_stop_where_they_can(out: Callable) -> None:
    assert "out of bounds" in out("mistake-index")
    assert "could not be broadcast" in out("mistake-transposed")


def test_the_mistakes_of_the_notes_are_named_as_theirs(
    nb: NotebookNode, source_of: Callable
) -> None:
    for mistake in ("norm", "index", "sum", "operator"):
        assert "The notes" in source_of(nb, f"mistake-{mistake}-text")
    assert "The notes" in source_of(nb, "step-activation-why")


# The form


def test_predictions(nb: NotebookNode) -> None:
    asked = [c.id for c in nb.cells if c.cell_type == "markdown" and "**Predict.**" in c.source]
    assert len(asked) >= 9


@pytest.mark.parametrize(
    "cell",
    [
        "network", "forward-figure", "product-figure", "all-weights-figure", "senders-figure",
        "nodes-graph", "rows-figure-column", "rows-figure-row", "half-figure",
    ],
)  # fmt: skip
def test_figure(nb: NotebookNode, figures_of: Callable, cell: str) -> None:
    assert len(figures_of(nb, cell)) == 1


def test_the_graph_holds_the_gradients(out: Callable) -> None:
    text = out("nodes-graph").replace("−", "-")
    for gradient in ("[[10, 5, 15], [-2, -1, -3]]", "[4.5, -7, 4]", "[5, -1]"):
        assert gradient in text
