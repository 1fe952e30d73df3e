"""Lecture 02 says what is true: its numbers against the contract, and against autograd."""

import ast
import re
from collections.abc import Callable

import autograd
import pytest
from nbformat import NotebookNode

NAME = "02_layers"

# What the exercises ask for: the lecture teaches it on something else.
EXERCISES = {"AddLayer", "MulLayer", "CostGraph"}

COST = {"w": 3.0, "x": 2.0, "b": 1.0, "target": 5.0}


def gradients(f: Callable, *at: float) -> list[float]:
    """The gradient of f in each argument, by another library."""
    return [float(autograd.grad(f, place)(*at)) for place in range(len(at))]


def cost(w: float, x: float, b: float, target: float) -> float:
    return (target - (w * x + b)) ** 2


@pytest.fixture(scope="module")
def nb(executed: Callable) -> NotebookNode:
    return executed(NAME)


# The first two rows are the known numbers of the exercises.
@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        ("add-numbers", [5, 1.4, 1.4]),
        ("multiply-numbers", [6, 5.1, 3.4]),
        ("nudge-code", [1.4, 1.4, 1.4, 1.4]),
        ("subtract-run", [-1, 1.4, -1.4]),
        ("divide-run", [3, *gradients(lambda x, y: 1.7 * x / y, 6.0, 2.0)]),
        ("remember-latest-run", [3 / 4, *gradients(lambda x, y: x / y, 3.0, 4.0)]),
        ("plus-times", [5, 1.4, 1.4, 6, 5.1, 3.4]),
        ("used-twice-run", [5, 5, 10, *gradients(lambda t: t * t, 5.0)]),
        ("used-twice-again", gradients(lambda w: w * 4.0 + w, 3.0)),
        ("cost-forward", [6, 7, -7, -2, 4]),
        ("cost-three-ways", [8, 4] * 3),
        ("cost-use-run", [4.08, 4 * (3.01 - 2) ** 2]),
        ("arrays-run", [4, 10, 18, 4, 50, 600, 1, 20, 300]),
    ],
)
def test_numbers(nb: NotebookNode, numbers_of: Callable, cell: str, printed: list[float]) -> None:
    assert numbers_of(nb, cell) == pytest.approx(printed, rel=1e-12)


def test_the_cost_has_the_gradients_of_its_formula(nb: NotebookNode, outputs_of: Callable) -> None:
    printed = dict(re.findall(r"df/d(\w+) *= (\S+)", outputs_of(nb, "cost-backward")))
    contract = {"w": 8, "x": 12, "b": 4, "target": -4, "p": 4, "y": 4, "s": -4, "t": -4, "f": 1}
    assert {name: float(value) for name, value in printed.items()} == contract
    assert [contract[name] for name in COST] == gradients(cost, *COST.values())


def test_dout_scales_all_gradients(nb: NotebookNode, outputs_of: Callable) -> None:
    lines = outputs_of(nb, "upstream-run").splitlines()
    for line, factor in zip(lines, (1.0, 2.5), strict=True):
        shown = ast.literal_eval(line[line.index("{") :])
        expected = gradients(lambda *leaves, k=factor: k * cost(*leaves), *COST.values())
        assert list(shown.values()) == expected
        assert list(shown) == list(COST)


def product(x: float, y: float) -> float:
    return 1.7 * x * y


# Cell by cell: the wrong numbers as the mistake makes them, the right ones by autograd.
@pytest.mark.parametrize(
    ("mistake", "wrong", "right"),
    [
        ("own-factor", [1.7 * 2, 1.7 * 3], gradients(product, 2.0, 3.0)),
        ("upstream", [2, 3], gradients(cost, *COST.values())[:2]),
        ("sign", [1.4, 1.4], gradients(lambda x, y: 1.4 * (x - y), 2.0, 3.0)),
        ("one-use", [-2], gradients(lambda t: t * t, -2.0)),
        ("one-object", [-4, 28], gradients(cost, *COST.values())[:2]),
        ("shared-state", [34, 17], gradients(product, 2.0, 3.0)),
        ("stale-state", [5.1, 3.4], gradients(product, 10.0, 20.0)),
        ("in-place", [5.1, 10.2], gradients(product, 2.0, 3.0)),
        ("integers", [5, 3], gradients(product, 2.0, 3.0)),
    ],
)
def test_mistakes_show_their_wrong_numbers_beside_the_right_ones(
    nb: NotebookNode, outputs_of: Callable, mistake: str, wrong: list[float], right: list[float]
) -> None:
    printed = outputs_of(nb, f"mistake-{mistake}-run")
    shown = dict(re.findall(r"^(wrong|right): (.*)$", printed, flags=re.MULTILINE))
    assert [float(n) for n in shown["wrong"].split()] == pytest.approx(wrong, rel=1e-3)
    assert [float(n) for n in shown["right"].split()] == pytest.approx(right, rel=1e-3)


def test_every_mistake_is_tested(nb: NotebookNode) -> None:
    shown = {c.id for c in nb.cells if c.id.startswith("mistake-") and c.id.endswith("-run")}
    (table,) = (
        mark.args[1]
        for mark in test_mistakes_show_their_wrong_numbers_beside_the_right_ones.pytestmark
    )
    assert shown == {f"mistake-{name}-run" for name, _, _ in table}


def test_the_wrong_sign_climbs(nb: NotebookNode, numbers_of: Callable, source_of: Callable) -> None:
    before, _, down, _, up = numbers_of(nb, "mistake-sign-run")[-5:]
    assert [before, down, up] == pytest.approx([4, 4 * 0.92**2, 4 * 1.08**2], abs=1e-4)
    assert f"{up:.2f}" in source_of(nb, "mistake-sign-why")
    assert f"{down:.2f}" in source_of(nb, "mistake-sign-why")


@pytest.mark.parametrize(
    "cell",
    [
        "subtract-figure",
        "multiply-figure",
        "plus-figure",
        "times-figure",
        "used-twice-again",
        "cost-forward",
        "cost-figure",
        "cost-step",
    ],
)
def test_figures_appear(nb: NotebookNode, figures_of: Callable, cell: str) -> None:
    assert len(figures_of(nb, cell)) == 1


def test_the_cost_is_built_from_plus_and_times_only(nb: NotebookNode, source_of: Callable) -> None:
    layers = re.findall(r"cost\.apply\(\S+ (\w+)\(\)", source_of(nb, "cost-graph"))
    assert layers == ["times", "plus", "times", "plus", "times"]


def test_no_exercise_is_given_away(nb: NotebookNode) -> None:
    code = [cell.source for cell in nb.cells if cell.cell_type == "code"]
    defined = {
        node.name
        for source in code
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
    }
    assert {"Subtract", "Divide"} <= defined
    assert not EXERCISES & defined


def test_symbols_are_defined_with_shapes_before_the_first_rule(nb: NotebookNode) -> None:
    ids = [cell.id for cell in nb.cells]
    contract = nb.cells[ids.index("layer-contract")].source
    assert "| symbol | in code | meaning | shape |" in contract
    for symbol in ("x", "y", "z", "dout", "dx", "dy"):
        assert f"`{symbol}`" in contract
    assert ids.index("layer-contract") < ids.index("add-formula")
