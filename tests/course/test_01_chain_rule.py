"""Lecture 01 holds what it claims: the known numbers, the claims of the notes, the figures."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from nbformat import NotebookNode

NAME = "01_chain_rule"
NAMES = ("w", "x", "b", "target", "p", "y", "s", "t", "f")

FORWARD = (3, 2, 1, 5, 6, 7, -7, -2, 4)
BACKWARD = (8, 12, 4, -4, 4, 4, -4, -4, 1)
FORWARD_AFTER = (-5, -10, -3, 9, 50, 47, -47, -38, 1444)
BACKWARD_AFTER = (-760, -380, 76, -76, 76, 76, -76, -76, 1)


@pytest.fixture(scope="module")
def nb(executed: Callable) -> NotebookNode:
    return executed(NAME)


@pytest.fixture(scope="module")
def out(nb: NotebookNode, outputs_of: Callable) -> Callable[[str], str]:
    return lambda cell_id: outputs_of(nb, cell_id)


def numbers(text: str) -> list[float]:
    """Every number of a text, in order."""
    return [float(n) for n in re.findall(r"(?<![\w.])[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?", text)]


def table(text: str) -> dict[str, tuple[float, float]]:
    """The rows `name value gradient` of a printed table."""
    rows = re.findall(r"^(\w+) +(-?[\d.]+) +(-?[\d.]+)$", text, flags=re.MULTILINE)
    return {name: (float(value), float(grad)) for name, value, grad in rows}


# The known numbers


def test_forward_one_node_at_a_time(out: Callable) -> None:
    assert out("forward-p") == "p = w · x = 6.0\n"
    assert out("forward-y") == "y = p + b = 7.0\n"
    assert out("forward-s") == "s = -y = -7.0\n"
    assert out("forward-t") == "t = s + target = -2.0\n"
    assert out("forward-f") == "f = t² = 4.0    by the formula: 4.0\n"


def test_backward_one_node_at_a_time(out: Callable) -> None:
    assert out("backward-f") == "∂f/∂f = 1.0\n"
    assert out("backward-t") == "∂f/∂t = -4.0\n"
    assert out("backward-add") == "∂f/∂s = -4.0    ∂f/∂target = -4.0\n"
    assert out("backward-y") == "∂f/∂y = 4.0\n"
    assert out("backward-pb") == "∂f/∂p = 4.0    ∂f/∂b = 4.0\n"
    assert out("backward-wx") == "∂f/∂w = 8.0    ∂f/∂x = 12.0\n"


def test_the_graph_gives_all_known_numbers(out: Callable) -> None:
    expected = dict(zip(NAMES, zip(FORWARD, BACKWARD, strict=True), strict=True))
    assert table(out("graph-table")) == expected


def test_the_graph_is_drawn_forward_then_backward(
    nb: NotebookNode, out: Callable, figures_of: Callable
) -> None:
    forward, backward = out("draw-forward"), out("draw-backward")
    for text in (forward, backward):
        assert "f = " in text
        assert "= 4" in text
    assert "∂f/∂x" in backward
    assert "12" in backward
    assert "12" not in forward
    assert [len(figures_of(nb, i)) for i in ("draw-forward", "draw-backward")] == [1, 1]


def test_the_step_that_also_updates_the_inputs(out: Callable) -> None:
    text = out("disaster-step")
    assert text.startswith("w = -5.0   x = -10.0   b = -3.0   target = 9.0\n")
    after = dict(zip(NAMES, zip(FORWARD_AFTER, BACKWARD_AFTER, strict=True), strict=True))
    assert table(text) == after


def test_a_second_such_step_is_worse(out: Callable) -> None:
    w, x, b, target = (
        value - gradient
        for value, gradient in zip(FORWARD_AFTER[:4], BACKWARD_AFTER[:4], strict=True)
    )
    assert out("disaster-second").splitlines() == [
        f"second step: w = {w:.1f}   x = {x:.1f}   b = {b:.1f}   target = {target:.1f}",
        f"cost: 4 -> 1444 -> {(target - w * x - b) ** 2:,.0f}",
    ]


# The claims of the lecture notes


def test_the_cost_in_numbers(out: Callable) -> None:
    assert out("cost") == "answer y = 7.0   target = 5.0   cost C = 4.0\n"


def test_the_symbols_say_what_is_data_and_what_is_a_parameter(
    nb: NotebookNode, source_of: Callable
) -> None:
    rows = [row.split(" | ") for row in source_of(nb, "symbols").splitlines() if "|" in row]
    meaning = {row[1].strip("`"): row[2] for row in rows}
    for name in ("w", "b"):
        assert "a parameter, yours to change" in meaning[name]
    for name in ("x", "target"):
        assert "data, given to you" in meaning[name]


def test_a_parabola_can_be_solved(out: Callable) -> None:
    assert "lowest at w = 2.0   cost there: 0.0" in out("valley-bottom")


def test_random_guesses_are_slow(out: Callable) -> None:
    _, best_guess, _, walked = numbers(out("guessing").replace(",", ""))
    assert walked < best_guess / 1e9


def test_the_sign_of_the_gradient_says_which_way(out: Callable) -> None:
    slopes = [float(n) for n in re.findall(r"slope about ([-+][\d.]+)", out("compass"))]
    assert slopes == [8.004, -11.996]
    assert "slope +8, walk left" in out("compass-figure")
    assert "slope −12, walk right" in out("compass-figure")


def test_the_gradient_holds_one_slope_for_each_parameter(out: Callable) -> None:
    assert "gradient by formula: (8.0, 4.0)" in out("gradient-vector")
    assert "gradient by pushing: (8.004, 4.001)" in out("gradient-vector")


def test_one_step(nb: NotebookNode, out: Callable, source_of: Callable) -> None:
    assert r"w \leftarrow w - \lambda" in source_of(nb, "one-step-text")
    assert out("one-step") == "w: 3.0 -> 2.2    cost: 4.0 -> 0.16\n"


def test_the_three_learning_rates(out: Callable) -> None:
    rows = out("rates-table").splitlines()
    assert [row.split(":")[0] for row in rows] == ["too small", "good", "too large"]
    for row in rows:
        rate, factor, steps, distance, cost = numbers(row)
        assert steps == 8
        assert factor == pytest.approx(1 - 8 * rate, abs=5e-3)
        assert distance == pytest.approx((1 - 8 * rate) ** 8, abs=1e-6)
        assert cost == pytest.approx(4 * (1 - 8 * rate) ** 16, abs=1e-6)
    assert "too large: λ = 0.27, out of the picture at step 7" in out("rates")


def test_a_mini_batch_estimates_the_gradient(out: Callable) -> None:
    means = re.findall(r"^(?:mean|gradient) of all.*: (\[.*\])$", out("sgd-mean"), re.MULTILINE)
    assert len(means) == 2
    assert means[0] == means[1]
    spreads = [numbers(row.split("spread ")[1]) for row in out("sgd-spread").splitlines()[:3]]
    for small, large in pairwise(spreads):
        for a, b in zip(small[:2], large[:2], strict=True):
            assert 2.5 < a / b < 4


def test_sgd_arrives_for_a_hundredth_of_the_work(out: Callable) -> None:
    every_sample, few_samples = out("sgd-walk").replace(",", "").splitlines()
    *_, work, w, b = numbers(every_sample)
    assert work == 30_000
    assert (w, b) == pytest.approx((2, 1), abs=0.05)
    *_, work, w, b = numbers(few_samples)
    assert work == 300
    assert (w, b) == pytest.approx((2, 1), abs=0.2)


def test_the_chain_rule_on_a_square(nb: NotebookNode, out: Callable, source_of: Callable) -> None:
    assert r"(2t)\,(a) = 2a\,(ax + b)" in source_of(nb, "chain-text")
    assert "moved by 0.003000" in out("chain-push")
    assert "moved by 0.042009" in out("chain-push")
    assert out("chain-code") == "dy/dt = 14.0   dt/dx = 3.0   dy/dx = 42.0\n"


def test_a_longer_chain(out: Callable) -> None:
    assert out("chain-long") == "product of three links: 210.0    by pushing x: 210.045\n"


def test_formula_pushing_and_graph_agree(out: Callable) -> None:
    ways = {row.split()[0]: numbers(row) for row in out("three-ways").splitlines()[1:]}
    assert ways == {"formula": [8, 4], "pushing": [8.004, 4.001], "graph": [8, 4]}


def test_what_is_calculated_once_is_used_again(out: Callable) -> None:
    assert "our graph   : written out 26 factors;  kept 8" in out("reuse")
    assert "chain of 100: written out 5050 factors;  kept 100" in out("reuse")


def test_why_updating_the_inputs_is_a_disaster(out: Callable) -> None:
    assert "t = 18.0   cost = 324.0" in out("disaster-rate")
    parameters, inputs_too = (numbers(row) for row in out("disaster-compare").splitlines())
    seen, real, x, target = parameters
    assert seen == real < 1e-8
    assert (x, target) == (2, 5)
    seen, real, x, target = inputs_too
    assert seen < 1e-12
    assert real == 1.7
    assert (x, target) == (1.57, 5.15)


# The mistakes, each with its wrong number beside the right one


@pytest.mark.parametrize(
    ("cell", "right", "wrong"),
    [
        ("mistake-uphill", "cost 4.0 -> 0.16", "cost 4.0 -> 12.96"),
        ("mistake-inner", "2a(ax+b) = 42", "2(ax+b) = 14"),
        ("mistake-own", "∂f/∂w = x · 4 = 8.0", "w · 4 = 12.0"),
        ("mistake-upstream", "∂f/∂w = x · (∂f/∂p) = 8.0", "∂p/∂w = x = 2.0"),
        ("mistake-sign", "∂f/∂w = 8.0", "-8.0"),
        ("mistake-inputs", "on the real sample 2.8e-09", "on the real sample 1.7e+00"),
    ],
)
def test_mistake(out: Callable, cell: str, right: str, wrong: str) -> None:
    before, after = out(cell).split("wrong", 1)
    assert "right" in before
    assert right in before
    assert wrong in after


def test_backpropagation_changes_no_weight(out: Callable) -> None:
    first, second = out("mistake-optimizer").splitlines()
    assert numbers(first) == [3, 3, 8]
    assert numbers(second) == [0.1, 2.2]


# The form


def test_predictions(nb: NotebookNode) -> None:
    asked = [c.id for c in nb.cells if c.cell_type == "markdown" and "**Predict.**" in c.source]
    assert len(asked) >= 10


@pytest.mark.parametrize(
    "cell",
    ["compass-figure", "rates", "sgd-spread", "sgd-figure", "disaster-draw", "disaster-figure"],
)
def test_figure(nb: NotebookNode, figures_of: Callable, cell: str) -> None:
    assert len(figures_of(nb, cell)) == 1


def test_the_walk_through_covers_the_gradients(out: Callable) -> None:
    text = out("step")
    assert "?" in text
    assert "18" not in text  # ∂f/∂w with the new numbers
