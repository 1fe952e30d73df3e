"""Lecture 07 says what is true: its numbers against derivatives from another source."""

import ast
import re
from collections.abc import Callable

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from nbformat import NotebookNode

from helpers import load_digits
from tests.course.printed import after, numbers

NAME = "07_training"

# The small network of the lecture, one image, and its mini-batch.
X = np.array([1.0, 0.5, 2.0])
D = np.array([0.0, 1.0, 0.0])
W1 = np.array([[0.6, 0.2, -0.4, 0.1], [-0.6, 0.8, 0.2, 0.4], [0.5, -0.5, 0.3, -0.2]])
B1 = np.array([-0.1, 0.1, 0.0, 0.2])
W2 = np.array([[0.5, -0.5, 0.0], [0.3, 0.7, -0.2], [-1.0, 1.0, 1.0], [2.0, 0.0, -1.0]])
B2 = np.array([0.1, 0.0, -0.1])
BATCH_X = np.array(
    [[1.0, 0.5, 2.0], [0.0, 1.0, 0.5], [2.0, 1.0, 0.0], [0.5, 0.5, 1.0], [1.0, 0.0, 0.5]]
)
BATCH_D = np.eye(3)[[1, 0, 2, 1, 1]]

# What the exercises ask for: a lecture teaches it on something else.
EXERCISES = {
    "Affine",
    "SoftmaxWithLoss",
    "he_init",
    "accumulate_loops",
    "TwoLayerNet",
    "SGD",
    "train",
}


def probabilities(w1: np.ndarray, b1: np.ndarray, w2: np.ndarray, b2: np.ndarray, x: np.ndarray):
    """Softmax of the small network's logits; `x` is one image, or one a row."""
    e = anp.exp(anp.dot(anp.maximum(anp.dot(x, w1) + b1, 0), w2) + b2)
    return e / anp.sum(e, axis=-1, keepdims=True)


def summed_error(w1, b1, w2, b2, x, d) -> float:
    """The cross-entropy of the small network, summed over the images."""
    return -anp.sum(d * anp.log(probabilities(w1, b1, w2, b2, x)))


def gradient(place: int, x: np.ndarray = X, d: np.ndarray = D) -> np.ndarray:
    """The gradient of the summed error for W1, b1, W2 or b2 (place 0 to 3)."""
    return autograd.grad(summed_error, place)(W1, B1, W2, B2, x, d)


@pytest.fixture(scope="module")
def taught(lecture: NotebookNode, source_of: Callable) -> dict:
    """What the lecture's own functions for the digits define, without its outputs and figures."""
    namespace: dict = {}
    for cell_id in ("imports", "forward-pass", "backward-pass", "start-layers", "measure", "epoch"):
        exec(source_of(lecture, cell_id), namespace)  # noqa: S102 (our own lecture)
    digits = load_digits()
    namespace |= {"digits": digits, "x_train": digits.x_train, "t_train": digits.t_train}
    return namespace


def test_counts_the_numbers_to_train(output: Callable) -> None:
    assert numbers(output("small-network")) == [W1.size + B1.size + W2.size + B2.size]


def test_the_forward_pass_one_node_at_a_time(output: Callable) -> None:
    u1 = X @ W1 + B1
    assert numbers(output("hidden-one")) == pytest.approx([u1[0], u1[0]])
    assert after(output("hidden-all"), "u1 =") == pytest.approx(u1)
    assert after(output("hidden-all"), "z1 =") == pytest.approx(np.maximum(u1, 0))
    assert after(output("logits"), "u2 =") == pytest.approx(np.maximum(u1, 0) @ W2 + B2)


def test_softmax_uses_all_logits_and_adds_up_to_one(output: Callable) -> None:
    y = probabilities(W1, B1, W2, B2, X)
    *shown, total = after(output("softmax"), "y   =")
    assert shown == pytest.approx(y, abs=5e-5)
    assert total == 1


def test_the_cross_entropy_in_numbers(output: Callable) -> None:
    text = output("loss")
    expected = summed_error(W1, B1, W2, B2, X, D)
    assert after(text, "E =")[:2] == pytest.approx([expected, expected], abs=5e-5)
    for probability in (0.99, 0.5, 0.1, 0.01):
        (shown,) = after(text, f"right class has {probability}")
        assert shown == pytest.approx(-np.log(probability), abs=5e-4)


@pytest.mark.parametrize("way", ["chain rule:", "nudged:", "y − d:"])
def test_delta2_is_y_minus_d_in_three_ways(output: Callable, way: str) -> None:
    assert after(output("delta-three-ways"), way) == pytest.approx(gradient(3), abs=5e-5)


def test_the_squared_error_hardly_moves_a_network_that_is_sure_and_wrong(output: Callable) -> None:
    def squared(u):
        e = anp.exp(u)
        return anp.sum((e / anp.sum(e) - D) ** 2) / 2

    text = output("pair")
    sure = np.array([10.0, 0.0, 0.0])
    assert after(text, "squared error:") == pytest.approx(autograd.grad(squared)(sure), rel=1e-6)
    assert after(text, "largest entry:")[0] > 1000


def test_the_gradient_of_each_arrow_of_the_output_layer(output: Callable) -> None:
    text = output("back-one")
    table = np.array(numbers(text.split("all twelve:")[1])).reshape(4, 3)
    assert table == pytest.approx(gradient(2), abs=5e-5)
    for j in range(3):
        *_, product = after(text, f"arrow from z_1 to u_{j + 1}:")
        assert product == pytest.approx(gradient(2)[0, j], abs=5e-5)


def test_blame_and_the_relu_gate(output: Callable) -> None:
    def error_from_z1(z1):
        e = anp.exp(anp.dot(z1, W2) + B2)
        return -anp.sum(D * anp.log(e / anp.sum(e)))

    blame = autograd.grad(error_from_z1)(np.maximum(X @ W1 + B1, 0))
    assert after(output("through"), "blame =") == pytest.approx(blame, abs=5e-5)
    assert "4 numbers, one a node; the weight gradients are 12, one an arrow" in output("through")
    assert after(output("first-layer"), "delta1 =") == pytest.approx(gradient(1), abs=5e-5)


def test_the_first_layer_and_the_seven_zeros(output: Callable) -> None:
    text = output("first-layer")
    middle = text.split("gradient of W1:")[1].split("exactly")[0]
    assert np.array(numbers(middle)).reshape(3, 4) == pytest.approx(gradient(0), abs=5e-5)
    zeros = sum(int(np.sum(gradient(place) == 0)) for place in range(4))
    assert after(text, "exactly 0:") == [zeros, 31] == [7, 31]


def test_all_31_gradients_were_nudged(output: Callable) -> None:
    count, difference = numbers(output("nudge"))
    assert count == 31
    assert difference < 1e-9


def test_matrices_give_the_numbers_of_the_loops(output: Callable) -> None:
    text = output("matrices")
    for name in ("W1", "W2"):
        assert after(text, f"{name} loops and matrices differ by")[0] < 1e-15


def test_gradients_are_summed_over_the_mini_batch(output: Callable) -> None:
    b2, w2 = gradient(3, BATCH_X, BATCH_D)[0], gradient(2, BATCH_X, BATCH_D)[0, 0]
    assert numbers(output("batch-loop")) == pytest.approx([b2, w2], abs=5e-5)
    text = output("batch-matrices")
    assert after(text, "product [0, 0]:") == pytest.approx([w2], abs=5e-5)
    assert after(text, "sum")[:2] == pytest.approx([w2, w2 / 5], abs=5e-5)


def test_the_sum_needs_a_smaller_rate_than_the_mean(output: Callable) -> None:
    lines = output("average").splitlines()
    assert [line.endswith("the same step") for line in lines] == [False, False, True]
    assert "0.500 with the mean" in lines[2]


def test_sgd_walks_downhill(output: Callable) -> None:
    errors = [after(output("sgd"), f"step {number}: E =")[0] for number in range(6)]
    assert errors[0] == pytest.approx(summed_error(W1, B1, W2, B2, BATCH_X, BATCH_D) / 5, abs=5e-5)
    assert errors == sorted(errors, reverse=True)
    step = [gradient(place, BATCH_X, BATCH_D) for place in range(4)]
    once = [w - 0.1 * g for w, g in zip((W1, B1, W2, B2), step, strict=True)]
    assert errors[1] == pytest.approx(summed_error(*once, BATCH_X, BATCH_D) / 5, abs=5e-5)


def test_backward_of_any_depth_agrees_with_automatic_differentiation(taught: dict) -> None:
    layers = taught["start_layers"](np.random.default_rng(3), (64, 5, 4, 10), lambda n: 0.5)
    x, t = taught["x_train"][:6], taught["t_train"][:6]

    def mean_error(layers):
        z = x
        for W, b in layers[:-1]:
            z = anp.maximum(anp.dot(z, W) + b, 0)
        u = anp.dot(z, layers[-1][0]) + layers[-1][1]
        return anp.mean(anp.log(anp.sum(anp.exp(u), axis=1)) - u[np.arange(6), t])

    expected = autograd.grad(mean_error)(layers)
    found = taught["backward_pass"](layers, *taught["forward_pass"](layers, x), t)
    for (dW, db), (right_dW, right_db) in zip(found, expected, strict=True):
        np.testing.assert_allclose(dW, right_dW, atol=1e-14)
        np.testing.assert_allclose(db, right_db, atol=1e-14)


def test_nudging_all_numbers_at_once_agrees(output: Callable) -> None:
    count, backward, nudged = numbers(output("check").replace("6,570", "6570"))
    assert count == 64 * 64 + 64 + 64 * 32 + 32 + 32 * 10 + 10
    assert backward == pytest.approx(nudged, abs=1e-6)


def test_each_layer_multiplies_the_mean_square_as_the_formula_says(output: Callable) -> None:
    for name, formula in (("too small", 0.005), ("He", 1.0), ("too large", 50.0)):
        (line,) = (line for line in output("ratio").splitlines() if line.startswith(name))
        said, *measured = numbers(line.partition("formula")[2])
        assert said == formula
        assert len(measured) == 4
        assert np.exp(np.mean(np.log(measured))) == pytest.approx(formula, rel=0.3)


def test_he_starts_with_the_spread_of_the_paper(taught: dict, source_of: Callable, lecture) -> None:
    assert "np.sqrt(2 / n)" in source_of(lecture, "start-layers")
    he = taught["spreads"]["He: σ = √(2/n)"]
    (W, b), _ = taught["start_layers"](np.random.default_rng(0), (400, 300, 10), he)
    assert W.shape == (400, 300)
    assert W.std() == pytest.approx(np.sqrt(2 / 400), rel=0.02)
    assert abs(W.mean()) < 5 * np.sqrt(2 / 400) / np.sqrt(W.size)
    assert not b.any()


def test_only_hes_start_learns(output: Callable) -> None:
    small, he, large = (line.partition("E =")[2] for line in output("starts").splitlines())
    assert numbers(small) == pytest.approx([np.log(10)] * 3, abs=2e-3)
    assert numbers(he)[-1] < 0.5
    end = float(large.split(",")[-1])
    assert np.isnan(end) or end > 2.2  # it overflows, or all its ReLU nodes fall silent
    sizes = [float(line.split()[-1]) for line in output("starts-first-gradient").splitlines()]
    assert sizes[0] < 1e-6 < 1e-3 < sizes[1] < 1 < 10 < sizes[2]


def test_the_untrained_network_is_near_ln_10(output: Callable) -> None:
    knows_nothing, start = output("untrained").splitlines()
    assert f"{np.log(10):.3f}" in knows_nothing
    loss, accuracy = numbers(start)
    assert loss == pytest.approx(np.log(10), abs=0.5)
    assert accuracy < 0.3


def test_reads_at_least_95_of_100_held_out_digits(output: Callable) -> None:
    text = output("train")
    loss, training, held_out = after(text, "E =")
    assert loss < 0.05
    assert training > held_out >= 0.95
    assert re.search(r"^20 epochs, 1,500 steps, in [\d.]+ s$", text, flags=re.MULTILINE)


def test_the_rates_of_the_notes_are_for_sums(output: Callable) -> None:
    rows = [numbers(row) for row in output("rates-of-the-notes").splitlines()]
    assert [row[:2] for row in rows] == [[0.015, 0.3], [0.01, 0.2], [0.001, 0.02]]
    ours, larger, smaller = (row[2] for row in rows)
    assert max(ours, larger) < 0.5 * smaller < np.log(10) / 2
    assert min(row[3] for row in rows) > 0.5


def test_was_not_luck(output: Callable) -> None:
    _, *rows = output("seeds").splitlines()
    assert [int(row.split()[0]) for row in rows] == [0, 1, 2, 3, 4]
    assert min(float(row.split()[1]) for row in rows) >= 0.95


def test_shows_every_image_that_it_gets_wrong(output: Callable) -> None:
    wrong, of_all, sure, _ = numbers(output("wrong").splitlines()[0])
    held_out = after(output("train"), "E =")[2]
    assert of_all == 297
    assert 1 - wrong / of_all == pytest.approx(held_out, abs=5e-4)
    assert 0 <= sure <= wrong


def test_weights_of_blank_pixels_never_move(output: Callable, taught: dict) -> None:
    text = output("corner")
    blank = np.flatnonzero(taught["x_train"].max(axis=0) == 0)
    assert after(text, "pixels that are always blank:") == list(blank)
    assert after(text, "their largest move:") == [0]
    assert after(text, "mean move of all weights:")[0] > 0.01


def test_one_epoch_uses_every_image_once(taught: dict) -> None:
    """With a rate near 0 the weights stay, so the steps add up to the gradient of all images."""
    layers = taught["start_layers"](np.random.default_rng(0), (64, 8, 10), lambda n: 0.2)
    before = [(W.copy(), b.copy()) for W, b in layers]
    x, t = taught["x_train"], taught["t_train"]
    whole = taught["backward_pass"](before, *taught["forward_pass"](before, x), t)
    taught["one_epoch"](layers, np.random.default_rng(1), rate=1e-7)
    for (W, b), (W0, b0), (dW, db) in zip(layers, before, whole, strict=True):
        np.testing.assert_allclose((W0 - W) / 1e-7 / 75, dW, atol=1e-6)
        np.testing.assert_allclose((b0 - b) / 1e-7 / 75, db, atol=1e-6)


class TestMistakes:
    def test_softmax_overflows_as_written(self, output: Callable) -> None:
        text = output("mistake-softmax")
        assert "nan" in text.splitlines()[0]
        assert after(text, "right") == [1, 0, 0]

    def test_logarithm_of_zero(self, output: Callable) -> None:
        text = output("mistake-log")
        assert text.splitlines()[0].split() == ["wrong", "inf"]
        assert after(text, "right") == [800]

    def test_softmax_twice(self, output: Callable) -> None:
        text = output("mistake-twice")
        assert after(text, "right  E =") == [0]
        assert after(text, "wrong  E =") == pytest.approx([np.log(np.e + 9) - 1], abs=5e-4)

    def test_forgotten_gate(self, output: Callable) -> None:
        text = output("mistake-gate")
        right, wrong = after(text, "right  delta1 ="), after(text, "wrong  delta1 =")
        assert right == pytest.approx(gradient(1), abs=5e-5)
        assert [r == w for r, w in zip(right, wrong, strict=True)] == [True, False, True, True]

    def test_sum_with_a_larger_batch(self, output: Callable) -> None:
        right, wrong = output("mistake-sum").splitlines()
        assert numbers(right)[-1] > 0.9
        assert numbers(wrong)[-1] < 0.5

    def test_sums_that_are_not_cleared(self, output: Callable) -> None:
        right, wrong = map(numbers, output("mistake-clear").splitlines())
        assert right == sorted(right, reverse=True)
        assert wrong != sorted(wrong, reverse=True)
        assert wrong[-1] > right[-1]

    def test_all_weights_start_at_zero(self, output: Callable) -> None:
        right, wrong = output("mistake-zero").splitlines()
        assert numbers(right)[0] > 0.9 > 0.2 > numbers(wrong)[0]
        assert numbers(wrong)[1] == numbers(wrong)[2]

    def test_training_images_are_no_judge(self, output: Callable) -> None:
        text = output("mistake-judge")
        right = after(text, "right  accuracy on held-out digits")
        assert right < after(text, "wrong  accuracy on training digits")


@pytest.mark.parametrize(
    "cell_id",
    [
        "hidden-picture",
        "logits-picture",
        "softmax-picture",
        "back-picture",
        "through-picture",
        "first-layer-picture",
        "batch-picture",
        "digits",
        "histograms",
        "curves",
        "confusion",
        "wrong",
        "see",
    ],
)
def test_draws_it(lecture: NotebookNode, figures_of: Callable, cell_id: str) -> None:
    (picture,) = figures_of(lecture, cell_id)
    assert picture.startswith(b"\x89PNG")


def test_every_arrow_of_the_small_network_is_drawn_forward_and_backward(
    lecture: NotebookNode,
) -> None:
    """The pictures' descriptions name the highlighted arrows."""
    described = "\n".join(
        output.data["text/plain"]
        for cell in lecture.cells
        if cell.id.endswith("-picture")
        for output in cell.outputs
    )
    highlighted = " ".join(re.findall(r"Highlighted: (.*)", described))
    digit = "₁₂₃₄"
    for tails, heads in (("xxx", "zzzz"), ("zzzz", "uuu")):
        for i, tail in enumerate(tails):
            for k, head in enumerate(heads):
                for arrow in "→←":
                    assert f"{tail}{digit[i]} {arrow} {head}{digit[k]}" in highlighted


def test_no_exercise_is_solved_under_its_name(lecture: NotebookNode) -> None:
    defined = {
        node.name
        for cell in lecture.cells
        if cell.cell_type == "code"
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    assert defined & EXERCISES == set()


def test_credits_the_digits_and_the_source_of_the_start(
    lecture: NotebookNode, source_of: Callable
) -> None:
    credit = source_of(lecture, "digits-text")
    assert all(word in credit for word in ("Alpaydin", "Kaynak", "10.24432/C50P49", "CC BY 4.0"))
    assert "Delving Deep into Rectifiers" in source_of(lecture, "start-text")
