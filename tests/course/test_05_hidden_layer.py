"""Lecture 05 says what is true: its numbers against derivatives from another source."""

import ast
from collections.abc import Callable

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from nbformat import NotebookNode

from tests.course.printed import line_with, numbers

NAME = "05_hidden_layer"

# The network of the lecture.
X = np.array([1.0, 2.0])
D = np.array([8.0, 1.0])
W1 = np.array([[1.0, -1.0, 2.0], [0.5, 1.0, -2.0]])
B1 = np.array([0.0, 0.5, 1.0])
W2 = np.array([[3.0, -1.0], [2.0, 0.0], [3.0, -4.0]])
B2 = np.array([0.0, 1.0])
BATCH_X = np.array([[1.0, 2.0], [1.0, -1.0], [-2.0, 1.0], [2.0, 0.0]])
BATCH_D = np.array([[8.0, 1.0], [0.0, 2.0], [1.0, -1.0], [2.0, 2.0]])

# What the exercises ask for: a lecture teaches it on something else.
EXERCISES = {
    "forward",
    "hidden_delta",
    "backward",
    "slide_is_right_for",
    "formula_to_code",
}


def relu(u: np.ndarray) -> np.ndarray:
    return anp.maximum(u, 0)


def sigmoid(u: np.ndarray) -> np.ndarray:
    return 1 / (1 + anp.exp(-u))


def error_of(w1: np.ndarray, b1: np.ndarray, x: np.ndarray, d: np.ndarray) -> float:
    """E of the lecture's ReLU network; `x` and `d` hold one sample, or one a row."""
    y = anp.dot(relu(anp.dot(x, w1) + b1), W2) + B2
    samples = x.shape[0] if x.ndim == 2 else 1
    return anp.sum((y - d) ** 2) / (2 * samples)


def error_from_u1(u1: np.ndarray, f: Callable = relu) -> float:
    return anp.sum((anp.dot(f(u1), W2) + B2 - D) ** 2) / 2


def test_the_forward_pass_in_numbers(output: Callable) -> None:
    text = output("forward-loops")
    assert numbers(text) == [2, 1.5, -1, 2, 1.5, 0, 9, -1, 8, 1, 2.5]


def test_delta2_is_y_minus_d(output: Callable) -> None:
    assert numbers(output("output-delta-code")) == [1, -2]
    assert "+1.000000" in output("slope")
    assert "-2.000000" in output("slope")


def test_blame_is_the_gradient_at_the_activation(output: Callable) -> None:
    def error_from_z1(z1: np.ndarray) -> float:
        return anp.sum((anp.dot(z1, W2) + B2 - D) ** 2) / 2

    true = autograd.grad(error_from_z1)(np.array([2.0, 1.5, 0.0]))
    said = [numbers(line.split(":", 1)[1]) for line in output("blame-loops").splitlines()]
    assert said == [[b, b] for b in true]
    assert list(true) == [5, 2, 11]


def test_delta1_is_the_gradient_at_the_pre_activation(output: Callable) -> None:
    true = autograd.grad(error_from_u1)(X @ W1 + B1)
    assert list(true) == [5, 2, 0]
    said = [numbers(line.split(":", 1)[1]) for line in output("delta1-loops").splitlines()]
    assert said == [[delta, delta] for delta in true]
    assert numbers(output("matrices").splitlines()[0].split("shape")[0]) == list(true)
    assert numbers(output("column")) == list(true)


def test_the_weight_gradient_and_its_chain_of_five_factors(output: Callable) -> None:
    true = autograd.grad(error_of)(W1, B1, X, D)
    assert numbers(output("weights-loops")) == list(true.ravel())
    assert numbers(output("matrices").split("\n", 1)[1]) == list(true.ravel())
    products = [numbers(line.split("=")[1]) for line in output("chain-numbers").splitlines()]
    assert products == [[1, -2], [1, -2], [5, 2, 11], [5, 2, 0], [true[1, 0]]]
    assert true[1, 0] == 10


def test_the_confirmation_questions_are_answered_by_numbers(
    output: Callable, lecture: NotebookNode, source_of: Callable
) -> None:
    text = output("kept-answers")
    assert line_with(text, "question 1:").strip() == "['P']"
    assert line_with(text, "question 2:").strip() == "['R']"
    assert line_with(text, "question 3:").strip() == "Q changes: True"
    assert line_with(text, "R changes:").strip() == "True"
    ids = [cell.id for cell in lecture.cells]
    asked, answered = ids.index("predict-kept"), ids.index("kept-answers")
    assert answered == asked + 1, "the reader answers first"
    for name in ("delta2", 'grad["W2"]', "delta1"):  # the names that the notes' code uses
        assert name in source_of(lecture, "kept-why")


def test_keeping_saves_multiplications(output: Callable) -> None:
    text = output("saving-code")
    small, digits = (line.split(":")[1].replace(",", "") for line in text.splitlines())
    assert numbers(small) == [36, 15]
    assert numbers(digits) == [96_000, 3_750]
    rows = [numbers(line.replace(",", "")) for line in output("saving-depth").splitlines()]
    assert rows == [
        [layers, 10 * 50 ** (layers - 1), 550 + 2550 * (layers - 1)] for layers in range(1, 5)
    ]


def test_a_batch_averages_its_samples(output: Callable) -> None:
    true = autograd.grad(error_of)(W1, B1, BATCH_X, BATCH_D)
    text = output("batch-code")
    assert np.allclose(numbers(line_with(text, "once:")), true.ravel(), atol=1e-4)
    assert numbers(line_with(text, "twice:")) == numbers(line_with(text, "once:"))


def test_the_slide_is_right_for_relu_and_identity_only(output: Callable) -> None:
    rows = {line.split()[0]: numbers(line) for line in output("which-check").splitlines()[1:]}
    assert rows.keys() == {"relu", "sigmoid", "tanh", "identity"}
    for name, (at_u1, at_z1) in rows.items():
        assert at_u1 < 1e-8, name
        assert (at_z1 < 1e-8) == (name in {"relu", "identity"}), name
    assert min(rows["sigmoid"][1], rows["tanh"][1]) > 0.1


def test_how_wrong_the_slide_is_for_sigmoid(output: Callable) -> None:
    lines = output("how-wrong-code").splitlines()
    d_sigmoid = autograd.elementwise_grad(sigmoid)
    for line in lines[1:-1]:
        u, right, wrong, ratio = numbers(line)
        assert right == pytest.approx(d_sigmoid(u), abs=1e-7)
        assert wrong == pytest.approx(d_sigmoid(sigmoid(u)), abs=1e-7)
        assert ratio == pytest.approx(d_sigmoid(sigmoid(u)) / d_sigmoid(u), abs=0.01)
    assert ratio > 4000
    assert numbers(lines[-1]) == [0.1966, 0.25]


def test_z_times_one_minus_z_is_the_derivative_at_u(output: Callable) -> None:
    kept, right, wrong = (numbers(line.split("[")[1]) for line in output("same-slope").splitlines())
    assert kept == right
    assert right == pytest.approx([0.104993585, 0.235003712, 4.53958077e-05])
    assert wrong[-1] == pytest.approx(0.19661606)


def test_a_wrong_gradient_still_learns(output: Callable) -> None:
    text = output("learns-code")
    right = numbers(line_with(text, "f′(u1): error").replace("1,000", ""))
    wrong = numbers(line_with(text, "f′(z1): error").replace("1,000", ""))
    assert right[0] == wrong[0]
    assert right[1] < wrong[1] < 0.1 * wrong[0]


def test_two_hidden_layers_by_the_same_rule(output: Callable) -> None:
    rows = [numbers(line.split(":")[1]) for line in output("deeper-check").splitlines()]
    assert [weights for weights, _ in rows] == [15, 20, 8]
    assert max(error for _, error in rows) < 1e-8


def test_mistakes_show_wrong_numbers_beside_right_ones(output: Callable) -> None:
    delta1 = [5, 2, 0]
    text = output("mistake-no-slope")
    assert numbers(line_with(text, "right")) == delta1
    assert numbers(line_with(text, "without f′")) == [5, 2, 11]
    assert numbers(line_with(text, "f for f′")) == [10, 3, 0]

    text = output("mistake-transpose")
    assert "ValueError" in text
    assert numbers(line_with(text, "right")) == [5, 2]
    assert numbers(line_with(text, "wrong")) == [-1, -1]

    text = output("mistake-order")
    assert numbers(line_with(text, "right")) == delta1
    assert numbers(line_with(text, "wrong")) == [4, 1.25, 0]


def test_mistakes_with_a_batch(output: Callable) -> None:
    true = autograd.grad(error_of)(W1, B1, BATCH_X, BATCH_D).ravel()
    text = output("mistake-batch")
    assert np.allclose(numbers(line_with(text, "right")), true, atol=1e-4)
    assert np.allclose(numbers(line_with(text, "wrong")), true / len(BATCH_X), atol=1e-4)

    true = B1 - 0.1 * autograd.grad(error_of, 1)(W1, B1, BATCH_X, BATCH_D)
    text = output("mistake-bias")
    right = line_with(text, "right: new b1 has shape (3,)")
    assert np.allclose(numbers(right), true, atol=1e-3)
    assert "wrong: new b1 has shape (4, 3)" in text

    text = output("mistake-row")
    assert numbers(line_with(text, "right")) == [5, 2, 10, 4]
    assert numbers(line_with(text, "wrong")) == [9]


def test_mistake_of_the_slide_on_the_small_network(output: Callable) -> None:
    true = autograd.grad(error_from_u1)(X @ W1 + B1, sigmoid)
    text = output("mistake-activation")
    assert np.allclose(numbers(line_with(text, "right")), true, atol=1e-4)
    assert not np.allclose(numbers(line_with(text, "wrong")), true, atol=1e-2)


@pytest.mark.parametrize(
    "cell_id",
    ["forward-picture", "blame-picture", "delta1-picture", "which-picture", "learns-code"],
)
def test_figures_appear_once(cell_id: str, lecture: NotebookNode, figures_of: Callable) -> None:
    assert len(figures_of(lecture, cell_id)) == 1


def test_it_says_where_code_and_lecture_layouts_differ(
    lecture: NotebookNode, source_of: Callable
) -> None:
    for cell_id in ("symbols", "column-text"):
        assert "w_{ji}" in source_of(lecture, cell_id)
    assert "`W[i, j]`" in source_of(lecture, "symbols")


def test_no_exercise_is_solved_under_its_name(lecture: NotebookNode) -> None:
    code = "\n".join(cell.source for cell in lecture.cells if cell.cell_type == "code")
    tree = ast.parse(code)
    defined = {n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)}
    assigned = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    assert defined, "the lecture defines functions"
    assert (defined | assigned) & EXERCISES == set()
