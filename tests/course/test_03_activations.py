"""Lecture 03 says what is true: its numbers against the contract, and against autograd."""

import ast
import re
from collections.abc import Callable

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from nbformat import NotebookNode

NAME = "03_activations"

# What the exercises ask for: the lecture teaches it on something else.
EXERCISES = {"Relu", "Exp", "Reciprocal", "Sigmoid", "SigmoidFromNodes"}


def slope(f: Callable[[float], float], x: float) -> float:
    """The derivative of f at x, by another library."""
    return float(autograd.grad(f)(float(x)))


def sigmoid(x: float) -> float:
    return 1 / (1 + anp.exp(-x))


SIGMOID_1, SLOPE_1 = float(sigmoid(1.0)), slope(sigmoid, 1.0)

# How the lecture guesses sigmoid(0.006) from the slope at 0.
SIGMOID_NEAR_0 = [0.5, 0.25, 0.006, 0.5015]


@pytest.fixture(scope="module")
def nb(executed: Callable) -> NotebookNode:
    return executed(NAME)


# The first five rows are the known numbers of the exercises.
@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        ("relu-forward", [8.2, 8.2, 1.2, 1.2, -9.2, 0, 10, 10, -5, 0]),
        ("relu-backward", [-9.2, 0, 1.2, 0, 10, 10, 1, 1, -5, 0, 1, 0]),
        ("sigmoid-forward", [1, 0.7310585786300049]),
        (
            "sigmoid-values",
            [
                *[1, 0.7310585786300049, 0.006, 0.5014999955000162, 10, 0.9999546021312976],
                *SIGMOID_NEAR_0,
            ],
        ),
        ("sigmoid-ten-backward", [4.5395807735907655e-05]),
        ("nudge", [-9.2, 0, 10, 1, -5, 0]),
        ("mask", [8.2, 0, 10, 0, 1.2, 0, -1, 0]),
        ("leaky-run", [8.2, -0.92, 10, -0.5, 1.2, 0.12, -1, 0.1, -0.92, 0.12]),
        ("kink-run", [0.5, 0]),
        ("kink-convention", [0, 0, 0, 1, 0, 1.2, 1.2, 0, 0, 0, 1, 0, 0, 1.2]),
        ("root-class", [3, 1.2 * slope(anp.sqrt, 9)]),
        ("sigmoid-together-run", [SLOPE_1, 1, SLOPE_1, round(SLOPE_1, 10)]),
    ],
)
def test_numbers(nb: NotebookNode, numbers_of: Callable, cell: str, printed: list[float]) -> None:
    assert numbers_of(nb, cell) == pytest.approx(printed, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        ("tanh-class", [np.tanh(0.5), 1.2 * slope(anp.tanh, 0.5)]),
        ("saturation-limit-run", [np.log((1 + np.sqrt(0.96)) / (1 - np.sqrt(0.96)))]),
        ("large-stable", [sigmoid(-3.0), 1, sigmoid(-3.0), -1000, 0]),
        ("sigmoid-backward", [1, -(SIGMOID_1**2), -(SIGMOID_1**2), -SLOPE_1, SLOPE_1]),
    ],
)
def test_rounded_numbers(
    nb: NotebookNode, numbers_of: Callable, cell: str, printed: list[float]
) -> None:
    assert numbers_of(nb, cell)[-len(printed) :] == pytest.approx(printed, rel=2e-3)


def test_the_two_new_nodes_have_the_slopes_of_their_functions(
    nb: NotebookNode, outputs_of: Callable
) -> None:
    found = re.findall(
        r"^(\S+) at (\S+): y = (\S+), slope .* = (\S+)$",
        outputs_of(nb, "exp-reciprocal-run"),
        flags=re.MULTILINE,
    )
    functions = {"1/x": lambda x: 1 / x, "exp": anp.exp}
    assert [name for name, *_ in found] == ["1/x", "1/x", "exp", "exp"]
    for name, *numbers in found:
        x, y, dy_dx = map(float, numbers)
        assert y == pytest.approx(functions[name](x), rel=1e-4)
        assert dy_dx == pytest.approx(slope(functions[name], x), rel=1e-4)


def test_the_gates_can_be_read_from_the_output(nb: NotebookNode, outputs_of: Callable) -> None:
    """ReLU need not keep its input: its output has the same mask."""
    gates = re.findall(r"\[[ TrueFals]+\]", outputs_of(nb, "mask"))
    assert [gate.strip("[]").split() for gate in gates] == [["True", "False", "True", "False"]] * 2


def test_a_bend_is_what_two_layers_need(nb: NotebookNode, outputs_of: Callable) -> None:
    two, one, bent = re.findall(r"\[.*\]", outputs_of(nb, "bend-run"))
    assert two == one != bent


def test_saturation_is_shown_on_both_sides(nb: NotebookNode, numbers_of: Callable) -> None:
    rows = np.reshape(numbers_of(nb, "saturation-table"), (-1, 3))
    assert rows[:, 0].min() <= -10 and rows[:, 0].max() >= 10
    for x, y, dy_dx in rows:
        assert y == pytest.approx(sigmoid(x), abs=1e-6)
        assert dy_dx == pytest.approx(slope(sigmoid, x), abs=1e-6)
    assert rows[:, 2].max() == 0.25 == rows[rows[:, 0] == 0, 2]


def test_the_unit_that_is_most_wrong_does_not_learn(nb: NotebookNode, outputs_of: Callable) -> None:
    runs = re.findall(r"u = (\d+) +E: (\S+) -> (\S+)", outputs_of(nb, "stuck-run"))
    starts, first, last = np.array(runs, dtype=float).T
    assert np.allclose(first, [0.5 * sigmoid(u) ** 2 for u in starts], atol=1e-5)
    assert list(starts) == sorted(starts) and list(first) == sorted(first)
    assert list(last) == sorted(last)
    assert first[-1] - last[-1] < 1e-4
    assert all(last[:-1] < 0.05)


def test_the_gradient_fades_with_depth(nb: NotebookNode, outputs_of: Callable) -> None:
    left = re.findall(r"after 10 layers: (\S+)", outputs_of(nb, "depth-run"))
    expected = [1.0, slope(sigmoid, 0) ** 10, slope(sigmoid, 2) ** 10]
    assert [float(share) for share in left] == pytest.approx(expected, rel=0.05)
    assert float(left[1]) < 1e-6


def test_four_nodes_lose_the_gradient_where_one_layer_keeps_it(
    nb: NotebookNode, outputs_of: Callable
) -> None:
    nodes, layer = re.findall(r"y = (\S+)   dx = (\S+)", outputs_of(nb, "large-run"))
    assert nodes == ("0.0", "nan")
    assert layer == ("0.0", "0.0")


def through_two_tanh(x: float) -> float:
    return anp.tanh(2 * anp.tanh(x))


SHARED = (1 - np.tanh(2 * np.tanh(0.5)) ** 2) ** 2 * 2


# Cell by cell, pairs: the wrong numbers as the mistake makes them, the right ones by autograd.
@pytest.mark.parametrize(
    ("mistake", "pairs"),
    [
        ("never-resets", [([0], [1])]),
        ("scalar-if", [([8.2, -9.2], [8.2, 0])]),
        ("dout-mask", [([2.4, 0], [2.4, 1.2])]),
        (
            "own-derivative",
            [([slope(sigmoid, SIGMOID_1)], [SLOPE_1]), ([SIGMOID_1], [SLOPE_1])],
        ),
        (
            "broken-chain",
            [([-SLOPE_1], [SLOPE_1]), ([SIGMOID_1**2], [SLOPE_1]), ([-SLOPE_1], [SLOPE_1])],
        ),
        ("shared-state", [([SHARED], [slope(through_two_tanh, 0.5)])]),
        ("integers", [([1, 0, 0], [1.2, 0, 0.7])]),
    ],
)
def test_mistakes_show_their_wrong_numbers_beside_the_right_ones(
    nb: NotebookNode, outputs_of: Callable, mistake: str, pairs: list
) -> None:
    printed = outputs_of(nb, f"mistake-{mistake}-run")
    shown = re.findall(r"^wrong: (.*)\nright: (.*)$", printed, flags=re.MULTILINE)
    for (wrong, right), (wrong_shown, right_shown) in zip(pairs, shown, strict=True):
        assert [float(n) for n in wrong_shown.split()] == pytest.approx(wrong, rel=1e-3)
        assert [float(n) for n in right_shown.split()] == pytest.approx(right, rel=1e-3)


def test_forward_for_backward_is_hidden_by_the_tutorials_own_numbers(
    nb: NotebookNode, numbers_of: Callable
) -> None:
    rows = np.reshape(numbers_of(nb, "mistake-forward-for-backward-run"), (-1, 4))
    assert rows.tolist() == [[8.2, 1.2, 1.2, 1.2], [-9.2, 1.2, 1.2, 0], [8.2, -1.2, 0, -1.2]]


def test_a_scalar_if_raises_and_dout_is_changed(nb: NotebookNode, outputs_of: Callable) -> None:
    assert "ValueError: The truth value" in outputs_of(nb, "mistake-scalar-if-run")
    assert "now it is [1.2 0. ]" in outputs_of(nb, "mistake-dout-mask-run")


def test_every_mistake_is_tested(nb: NotebookNode) -> None:
    shown = {c.id for c in nb.cells if c.id.startswith("mistake-") and c.id.endswith("-run")}
    (table,) = (
        mark.args[1]
        for mark in test_mistakes_show_their_wrong_numbers_beside_the_right_ones.pytestmark
    )
    tested = {f"mistake-{name}-run" for name, _ in table}
    assert shown == tested | {"mistake-forward-for-backward-run"}


@pytest.mark.parametrize(
    "cell",
    [
        "relu-figure",
        "kink-run",
        "sigmoid-forward",
        "sigmoid-backward",
        "sigmoid-step",
        "saturation-figure",
        "stuck-run",
        "depth-run",
    ],
)
def test_figures_appear(nb: NotebookNode, figures_of: Callable, cell: str) -> None:
    assert len(figures_of(nb, cell)) == 1


def test_no_exercise_is_given_away(nb: NotebookNode) -> None:
    code = [cell.source for cell in nb.cells if cell.cell_type == "code"]
    defined = {
        node.name
        for source in code
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
    }
    assert {"LeakyReLU", "SquareRoot", "Tanh"} <= defined
    assert not EXERCISES & defined


def test_symbols_are_defined_with_shapes_before_the_first_rule(nb: NotebookNode) -> None:
    ids = [cell.id for cell in nb.cells]
    contract = nb.cells[ids.index("activation-contract")].source
    assert "| symbol | in code | meaning | shape |" in contract
    for symbol in ("x", "y", "dout", "dx"):
        assert f"`{symbol}`" in contract
    assert ids.index("activation-contract") < ids.index("relu-formula")


def test_checks_can_point_to_the_kink(nb: NotebookNode, source_of: Callable) -> None:
    assert source_of(nb, "kink-text").startswith("## ReLU at exactly 0\n")
