"""Checks of section 01: the chain rule by hand, and one step of gradient descent."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Final

import numpy as np

from grader_tests.functions import (
    Function,
    Trial,
    leaves_arguments_alone,
    register_function,
    the_same_with_whole_numbers,
)
from grader_tests.layers import NUMBER, signed
from grader_tests.misconceptions import Suspect
from grader_tests.oracle import Array, Estimate, elementwise, gradients, rounded
from grader_tests.reading import Shape
from grader_tests.registry import Run

SECTION: Final = "01_chain_rule"

# ---------------------------------------------------------------- d_square_of_linear


def _square_of_linear(a: Array, b: Array, x: Array) -> Array:
    return (a * x + b) ** 2


def _derivative_trial(a: Any, b: Any, x: Any) -> Trial:
    slope = elementwise(_square_of_linear, [a, b, x], 2)
    t = np.asarray(a) * x + b
    size = 2 * np.abs(a) * (np.abs(np.asarray(a) * x) + np.abs(b))
    suspects = [
        Suspect("missing-inner-derivative", {"dy/dx": 2 * t}, "The inner derivative is missing."),
        Suspect(
            "missing-inner-derivative",
            {"dy/dx": np.broadcast_to(a, t.shape)},
            "The outer derivative is missing: that of t² with respect to t.",
        ),
        Suspect(
            "forward-as-derivative",
            {"dy/dx": t**2},
            "This is the function y itself, not its derivative.",
        ),
        Suspect(
            "forward-as-derivative",
            {"dy/dx": a * t**2},
            "t² was used where the derivative of t² belongs.",
        ),
        Suspect("own-factor", {"dy/dx": 2 * t * x}, "This is the derivative with respect to a."),
    ]
    return Trial({"a": a, "b": b, "x": x}, {"dy/dx": rounded(slope, size)}, suspects)


def _derivative_trials(run: Run) -> Iterator[Trial]:
    if not run.hidden:
        yield _derivative_trial(3.0, 1.0, 2.0)
        yield _derivative_trial(2.0, -1.0, np.array([0.25, 1.0, -1.5]))
        yield _derivative_trial(np.array([[2.0], [-3.0]]), 0.5, np.array([1.5, -2.0, 0.25]))
        return
    shapes: list[tuple[Shape, Shape, Shape]] = [
        (NUMBER, NUMBER, NUMBER),
        (NUMBER, NUMBER, (3,)),
        ((2, 1), NUMBER, (3,)),
        ((2, 3), (3,), (2, 3)),
    ]
    small: list[tuple[Shape, Shape, Shape]] = [
        (NUMBER, NUMBER, NUMBER),
        (NUMBER, NUMBER, (1,)),
        (NUMBER, NUMBER, (2,)),
        ((2, 1), NUMBER, (2,)),
    ]
    for sizes in run.sizes(shapes, small):
        a, b, x = (_number_or_array(signed(run.rng, size, 0.5, 3.0)) for size in sizes)
        yield _derivative_trial(a, b, x)


def _number_or_array(value: Array) -> Any:
    return value.item() if value.ndim == 0 else value


register_function(
    Function(
        "d_square_of_linear",
        SECTION,
        'Lecture 01_chain_rule, "The chain rule: slopes multiply"',
        _derivative_trials,
        gradient=True,
    ),
    {"value": 2},
    {
        "value": {
            "missing-inner-derivative",
            "forward-as-derivative",
            "missing-factor",
            "sign-flipped",
            "own-factor",
            "finite-difference",
            "wrong-shape",
        }
    },
)

# ---------------------------------------------------------------- the cost graph, node by node

_LEAVES: Final = ("w", "x", "b", "target")
_KNOWN: Final = [(3.0, 2.0, 1.0, 5.0), (-5.0, -10.0, -3.0, 9.0)]


def _leaves(run: Run) -> Iterator[tuple[float, ...]]:
    if not run.hidden:
        yield from _KNOWN
        return
    for _ in run.sizes([NUMBER] * 2, [NUMBER]):
        yield tuple(float(signed(run.rng, NUMBER, 0.5, 3.0)) for _ in _LEAVES)


def _nodes(w: float, x: float, b: float, target: float) -> dict[str, float]:
    p = w * x
    y = p + b
    s = -y
    t = s + target
    return {"p": p, "y": y, "s": s, "t": t, "f": t**2}


def _forward_trials(run: Run) -> Iterator[Trial]:
    for w, x, b, target in _leaves(run):
        nodes = _nodes(w, x, b, target)
        size = abs(w * x) + abs(b) + abs(target)
        sizes = {name: size**2 if name == "f" else size for name in nodes}
        yield Trial(
            dict(zip(_LEAVES, (w, x, b, target), strict=True)),
            {name: rounded(value, sizes[name]) for name, value in nodes.items()},
            [
                _other_sign_of_s(w, x, b, target),
                Suspect(
                    "unknown",
                    {"f": np.asarray(2 * nodes["t"])},
                    "This is the derivative of t². The cost is t² itself.",
                ),
            ],
        )


def _other_sign_of_s(w: float, x: float, b: float, target: float) -> Suspect:
    """s = y in place of s = −y, and what follows from it."""
    y = w * x + b
    values = {"s": y, "t": y + target, "f": (y + target) ** 2}
    return Suspect(
        "sign-flipped",
        {name: np.asarray(value) for name, value in values.items()},
        "The node ×(−1) is missing: s is −y.",
    )


# Each node as a function of itself and the later leaves: the derivative with respect to the node
# is the derivative of the rest of the graph.
_REST: Final[Mapping[str, Any]] = {
    "w": lambda v, n: (n["target"] - (v * n["x"] + n["b"])) ** 2,
    "x": lambda v, n: (n["target"] - (n["w"] * v + n["b"])) ** 2,
    "b": lambda v, n: (n["target"] - (n["p"] + v)) ** 2,
    "target": lambda v, n: (v + n["s"]) ** 2,
    "p": lambda v, n: (n["target"] - (v + n["b"])) ** 2,
    "y": lambda v, n: (n["target"] - v) ** 2,
    "s": lambda v, n: (v + n["target"]) ** 2,
    "t": lambda v, n: v**2,
    "f": lambda v, n: v,
}


def _backward_trials(run: Run) -> Iterator[Trial]:
    for w, x, b, target in _leaves(run):
        leaves = dict(zip(_LEAVES, (w, x, b, target), strict=True))
        nodes = {**leaves, **_nodes(w, x, b, target)}
        size = 2 * (abs(w * x) + abs(b) + abs(target))
        factor = {"w": abs(x), "x": abs(w)}
        expected: dict[str, Estimate] = {}
        for name, rest in _REST.items():
            (estimate,) = gradients(
                partial(rest, n=nodes),
                [nodes[name]],
                floor=[0.0 if name == "f" else size * factor.get(name, 1.0)],
            )
            expected[name] = estimate
        yield Trial(leaves, expected, _backward_suspects(nodes))


def _backward_suspects(n: Mapping[str, float]) -> list[Suspect]:
    t, w, x = n["t"], n["w"], n["x"]

    def chain(last: float, sign: float = -1.0) -> dict[str, float]:
        """All gradients if the last node's derivative were `last`, the node ×(−1)'s `sign`."""
        dy = sign * last
        return {
            "f": 1.0, "t": last, "s": last, "target": last,
            "y": dy, "p": dy, "b": dy, "w": dy * x, "x": dy * w,
        }  # fmt: skip

    def suspect(code: str, values: Mapping[str, float], why: str) -> Suspect:
        return Suspect(code, {name: np.asarray(value) for name, value in values.items()}, why)

    return [
        suspect(
            "swapped-outputs",
            {"w": -2 * t * w, "x": -2 * t * x},
            "The gradients of w and x are exchanged: each is multiplied by the other factor.",
        ),
        suspect(
            "missing-inner-derivative",
            {"w": -2 * t, "x": -2 * t},
            "The gradient stops at p: go back through the product w·x too.",
        ),
        suspect(
            "ignores-upstream",
            {"s": 1.0, "target": 1.0, "y": -1.0, "p": 1.0, "b": 1.0, "w": x, "x": w},
            "This is the slope of one node alone. Multiply it by the gradient that arrives there.",
        ),
        suspect("sign-flipped", chain(2 * t, 1.0), "The node ×(−1) turns the sign, backward too."),
        suspect("missing-factor", chain(t), "The derivative of t² is 2·t: the 2 is missing."),
        suspect(
            "missing-inner-derivative",
            chain(1.0),
            "The derivative of the last step, f = t², is missing.",
        ),
        suspect("forward-as-derivative", chain(t**2), "t² was used where its derivative belongs."),
    ]  # fmt: skip


register_function(
    Function(
        "cost_forward",
        SECTION,
        'Lecture 01_chain_rule, "Forward, one node at a time"',
        _forward_trials,
        form="dict",
    ),
    {"value": 2},
    {"value": {"wrong-keys", "wrong-shape", "sign-flipped", "missing-factor"}},
)
register_function(
    Function(
        "cost_backward",
        SECTION,
        'Lecture 01_chain_rule, "Backward, one node at a time"',
        _backward_trials,
        form="dict",
        gradient=True,
    ),
    {"value": 4},
    {
        "value": {
            "wrong-keys",
            "sign-flipped",
            "swapped-outputs",
            "ignores-upstream",
            "missing-inner-derivative",
            "missing-factor",
            "forward-as-derivative",
            "finite-difference",
        }
    },
)

# ---------------------------------------------------------------- gradient_descent_step


def _step_trial(params: dict[str, Any], grads: dict[str, Any], rate: float) -> Trial:
    moved = {name: np.asarray(params[name]) for name in params}
    after = {name: moved[name] - rate * np.asarray(grads[name]) for name in grads}
    sizes = {name: np.abs(moved[name]) + np.abs(rate * np.asarray(grads[name])) for name in grads}
    expected = {name: rounded(after.get(name, moved[name]), sizes.get(name)) for name in params}
    suspects = [
        Suspect(
            "sign-flipped",
            {name: moved[name] + rate * np.asarray(grads[name]) for name in grads},
            "This step goes uphill. Subtract the gradient: it points to where the cost grows.",
        ),
        Suspect(
            "missing-factor",
            {name: moved[name] - np.asarray(grads[name]) for name in grads},
            "The learning rate was not used.",
        ),
        Suspect(
            "forward-as-derivative",
            {name: moved[name] * (1 - rate) for name in grads},
            "The parameters themselves were subtracted, not their gradients.",
        ),
    ]
    return Trial({"params": params, "grads": grads, "learning_rate": rate}, expected, suspects)


def _step_trials(run: Run) -> Iterator[Trial]:
    if not run.hidden:
        params = {"w": 3.0, "x": 2.0, "b": 1.0, "target": 5.0}
        yield _step_trial(params, {"w": 8.0, "b": 4.0}, 0.125)
        yield _step_trial(params, {"w": 8.0, "x": 12.0, "b": 4.0, "target": -4.0}, 1.0)
        yield _step_trial(
            {"W1": np.array([[1.0, -2.0], [0.5, 3.0]]), "b1": np.array([0.25, -1.0])},
            {"W1": np.array([[2.0, 4.0], [-6.0, 1.0]])},
            0.25,
        )
        return
    # Shapes, names with a gradient, and names without.
    usual: list[tuple[Shape, str, list[str]]] = [
        (shape, "wb", ["kept"]) for shape in (NUMBER, (3,), (2, 3))
    ]
    small: list[tuple[Shape, str, list[str]]] = [
        (shape, "w", kept) for shape in (NUMBER, (1,), (2,)) for kept in ([], ["kept"])
    ]
    for shape, moved, kept in run.sizes(usual, small):
        rate = float(run.rng.uniform(0.05, 0.6))
        params = {n: _number_or_array(signed(run.rng, shape, 0.5, 3.0)) for n in [*moved, *kept]}
        grads = {n: _number_or_array(signed(run.rng, shape, 0.5, 3.0)) for n in moved}
        yield _step_trial(params, grads, rate)


def _step_is_robust(function: Function, answer: Any, run: Run) -> None:
    for trial in _step_trials(run):
        leaves_arguments_alone(function, answer, trial.arguments)
    numbers = signed(run.rng, (3,), 2.0, 9.0).astype(np.int64)
    whole: dict[str, Any] = {"W": numbers, "b": 3, "kept": np.array([1, 2])}
    decimal = {name: value * 1.0 for name, value in whole.items()}
    slopes: dict[str, Any] = {"W": np.array([1.5, 2.25, -0.5]), "b": 0.5}
    the_same_with_whole_numbers(
        function,
        answer,
        {"params": whole, "grads": slopes, "learning_rate": 0.5},
        {"params": decimal, "grads": slopes, "learning_rate": 0.5},
        {name: np.shape(value) for name, value in whole.items()},
    )


register_function(
    Function(
        "gradient_descent_step",
        SECTION,
        'Lecture 01_chain_rule, "One step downhill"',
        _step_trials,
        form="dict",
    ),
    {"value": 2, "robust": 1},
    {
        "value": {"sign-flipped", "missing-factor", "wrong-keys", "forward-as-derivative"},
        "robust": {"wrong-keys", "mutates-input", "integer-truncation"},
    },
    _step_is_robust,
)
