"""Checks of section 03: ReLU, the nodes e^x and 1/x, and the sigmoid, whole and from nodes."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np

from grader_tests.answers import show
from grader_tests.failure import CheckFailed, Details
from grader_tests.layers import (
    NUMBERS_AND_ARRAYS,
    Layer,
    Trial,
    fresh,
    given,
    register_layer,
    signed,
)
from grader_tests.misconceptions import Suspect
from grader_tests.oracle import Array
from grader_tests.reading import Shape
from grader_tests.registry import Run
from grader_tests.section_02_layers import BACKWARD, ROBUST
from helpers import d_relu, d_sigmoid, d_tanh, relu, sigmoid

SECTION: Final = "03_activations"

_PASSED_ON = "dout was passed on unchanged: the layer's own derivative is missing."


def _between(low: float, high: float) -> Callable[[np.random.Generator, Shape], tuple[Array, ...]]:
    return lambda rng, shape: (signed(rng, shape, low, high),)


def _of_dx(code: str, value: Array, why: str = "") -> Suspect:
    return Suspect(code, {"dx": value}, why)


def _either_sign(code: str, value: Array, why: str = "") -> Iterator[Suspect]:
    yield _of_dx(code, value, why)
    yield _of_dx(code, -value, f"{why}\nThe sign is wrong as well." if why else "")


# ---------------------------------------------------------------- ReLU


def _relu_suspects(trial: Trial) -> Iterator[Suspect]:
    (x,), dout = trial.inputs, trial.dout
    yield _of_dx("missing-activation-derivative", dout, _PASSED_ON)
    yield _of_dx(
        "forward-as-derivative",
        relu(dout),
        "ReLU itself was applied to dout. Backward does not ask whether dout is positive: it asks\n"
        "whether the input was.",
    )
    yield _of_dx(
        "forward-as-derivative",
        dout * relu(x),
        "dout was multiplied by ReLU's output. The derivative of x with respect to x is not x.",
    )
    yield _of_dx("unknown", dout * (x < 0), "The mask is the wrong way round.")
    yield _of_dx(
        "wrong-activation-derivative", dout * d_sigmoid(x), "This is sigmoid's derivative."
    )
    yield _of_dx("wrong-activation-derivative", dout * d_tanh(x), "This is tanh's derivative.")


def _relu_at_zero(layer: Layer, factory: Any, run: Run) -> None:
    """The kink: at exactly 0 the gradient is 0, by this course's convention.

    A layer whose formula is wrong everywhere has the same wrong value just left of 0. That costs
    the points of backward, not of robust.
    """
    upstream = signed(run.rng, (2,), 0.5, 2.0)
    upstream[1] = upstream[0]
    at_zero, left_of_zero = _slopes(layer, factory, np.array([0.0, -1e-9]), upstream)
    alone = _slopes(layer, factory, np.array(0.0), upstream[0])
    for slope in (at_zero, alone):
        if slope != 0 and not np.isclose(slope, left_of_zero, rtol=1e-4, atol=0.0):
            raise CheckFailed(
                f"{layer.name}.backward: dx is wrong where x is exactly 0.",
                "kink-at-zero",
                Details(
                    given=f"x = 0, dout = {show(upstream[0])}",
                    expected="dx = 0",
                    got=f"dx = {show(slope)}",
                    why="At exactly 0, ReLU's derivative is 0 in this course. Look at your\n"
                    "comparison with 0.",
                    read=_KINK_LECTURE,
                ),
            )


def _slopes(layer: Layer, factory: Any, x: Array, dout: Array) -> Array:
    return fresh(layer, factory, [given(x)], given(np.asarray(dout)))["dx"]


_KINK_LECTURE = 'Lecture 03_activations, "ReLU at exactly 0"'

RELU = Layer(
    name="Relu",
    inputs=("x",),
    forward=lambda x: np.where(x.real > 0, x, 0),
    draw=_between(0.2, 4.0),
    examples=[
        (([8.2, 1.2, -9.2],), [1.2, 1.2, 1.2]),
        (([-5.0, 10.0],), [1.0, 1.0]),
        (([[0.5, -1.5], [-0.25, 3.0]],), [[2.0, -3.0], [4.0, -0.5]]),
    ],
    read='Lecture 03_activations, "ReLU is a gate for the gradient"',
    section=SECTION,
    backward_suspects=_relu_suspects,
    also_robust=_relu_at_zero,
)

register_layer(
    RELU,
    {"forward": 1, "backward": 3, "robust": 2},
    {
        "forward": {"integer-truncation"},
        "backward": BACKWARD
        | {
            "missing-activation-derivative",
            "forward-as-derivative",
            "wrong-activation-derivative",
            "integer-truncation",
        },
        "robust": ROBUST | {"kink-at-zero", "not-finite"},
    },
)

# ---------------------------------------------------------------- the nodes e^x and 1/x


def _exp_suspects(trial: Trial) -> Iterator[Suspect]:
    (x,), dout, out = trial.inputs, trial.dout, trial.out
    yield _of_dx("missing-inner-derivative", dout, _PASSED_ON)
    yield _of_dx("own-factor", dout * x, "dout was multiplied by the input x.")
    yield _of_dx(
        "derivative-at-activation",
        dout * np.exp(out),
        "The derivative was taken at the output: this is e^(e^x). It belongs at the input.",
    )
    yield _of_dx(
        "unknown",
        dout * x * np.exp(x - 1),
        "The rule for powers, x^n → n·x^(n−1), does not fit here: in e^x, x is the exponent.",
    )


def _reciprocal_suspects(trial: Trial) -> Iterator[Suspect]:
    (x,), dout, out = trial.inputs, trial.dout, trial.out
    yield _of_dx("missing-inner-derivative", dout, _PASSED_ON)
    yield from _either_sign(
        "forward-as-derivative",
        dout * out,
        "dout was multiplied by y = 1/x itself, not by the derivative of 1/x.",
    )
    yield from _either_sign(
        "derivative-at-activation",
        -dout * x**2,
        "The derivative −1/x² was taken at the output y: that gives −x². It belongs at the input.",
    )
    yield _of_dx("unknown", dout * np.log(np.abs(x)), "ln x is what 1/x is the derivative of.")


EXP = Layer(
    name="Exp",
    inputs=("x",),
    forward=np.exp,
    draw=_between(0.2, 2.0),
    examples=[
        ((0.5,), 2.0),
        (([-1.5, 0.25, 1.75],), [0.5, -1.5, 2.5]),
        (([[0.75, -0.5], [1.25, -1.0]],), [[2.0, -3.0], [4.0, -0.5]]),
    ],
    shapes=NUMBERS_AND_ARRAYS,
    read='Lecture 03_activations, "The nodes exp and 1/x"',
    section=SECTION,
    backward_suspects=_exp_suspects,
)

RECIPROCAL = Layer(
    name="Reciprocal",
    inputs=("x",),
    forward=lambda x: 1 / x,
    draw=_between(0.4, 3.0),
    examples=[
        ((2.0,), 1.5),
        (([-1.5, 0.5, 4.0],), [0.5, -1.5, 2.5]),
        (([[0.75, -0.5], [1.25, -2.0]],), [[2.0, -3.0], [4.0, -0.5]]),
    ],
    shapes=NUMBERS_AND_ARRAYS,
    read='Lecture 03_activations, "The nodes exp and 1/x"',
    section=SECTION,
    backward_suspects=_reciprocal_suspects,
)

_NODE = {
    "sign-flipped",
    "ignores-upstream",
    "finite-difference",
    "missing-inner-derivative",
    "derivative-at-activation",
}

register_layer(
    EXP,
    {"forward": 1, "backward": 2},
    {"forward": {"stale-state"}, "backward": _NODE | {"own-factor", "stale-state"}},
)
register_layer(
    RECIPROCAL,
    {"forward": 1, "backward": 2},
    {"forward": (), "backward": _NODE | {"forward-as-derivative"}},
)

# ---------------------------------------------------------------- sigmoid


def _sigmoid(x: Array) -> Array:
    return 1 / (1 + np.exp(-x))


def _sigmoid_suspects(trial: Trial) -> Iterator[Suspect]:
    (x,), dout, out = trial.inputs, trial.dout, trial.out
    yield _of_dx("missing-activation-derivative", dout, _PASSED_ON)
    yield from _either_sign(
        "derivative-at-activation",
        dout * d_sigmoid(out),
        "The derivative was taken at the output y = σ(x). As a function of x it belongs at x;\n"
        "from y it is computed without another sigmoid.",
    )
    yield from _either_sign(
        "forward-as-derivative",
        dout * out,
        "dout was multiplied by σ(x) itself: only one of the two factors of its derivative.",
    )
    yield _of_dx("forward-as-derivative", sigmoid(dout), "The sigmoid itself was applied to dout.")
    yield from _either_sign(
        "missing-inner-derivative",
        dout * (1 - out),
        "One of the two factors of the derivative is missing.",
    )
    others = {"tanh": [d_tanh(x), 1 - out**2], "ReLU": [d_relu(x)]}
    for name, derivatives in others.items():
        for derivative in derivatives:
            why = f"This is {name}'s derivative."
            yield _of_dx("wrong-activation-derivative", dout * derivative, why)


def _node_suspects(trial: Trial) -> Iterator[Suspect]:
    (x,), dout, out = trial.inputs, trial.dout, trial.out
    grown = np.exp(-x)
    yield from _either_sign(
        "missing-inner-derivative",
        dout * out**2,
        "The factor of the exp node is missing: its derivative is its own output.",
    )
    yield from _either_sign(
        "missing-inner-derivative",
        dout * grown,
        "The factor of the 1/x node is missing.",
    )
    yield from _either_sign(
        "forward-as-derivative",
        dout * out * grown,
        "At the 1/x node, its output was used where its derivative belongs.",
    )
    yield from _sigmoid_suspects(trial)


_SIGMOID_EXAMPLES: Final = [
    (([1.0, -2.0],), [2.0, 0.5]),
    (([0.006, 10.0, -2.0],), [0.5, 1.0, 2.5]),
    (([[0.75, -0.5], [1.25, -3.0]],), [[2.0, -3.0], [4.0, -0.5]]),
]

# σ(x) may be computed as (1 + tanh(x/2))/2, and its derivative as (1 − y)·y: both subtract numbers
# of size 1, so the rounding of 1 is allowed for.
SIGMOID = Layer(
    name="Sigmoid",
    inputs=("x",),
    forward=_sigmoid,
    draw=_between(0.2, 4.0),
    examples=_SIGMOID_EXAMPLES,
    read='Lecture 03_activations, "The sigmoid put together again"',
    section=SECTION,
    out_size=1.0,
    grad_size=1.0,
    backward_suspects=_sigmoid_suspects,
)

SIGMOID_FROM_NODES = Layer(
    name="SigmoidFromNodes",
    inputs=("x",),
    forward=_sigmoid,
    draw=_between(0.2, 4.0),
    examples=[((1.0,), 2.0), *_SIGMOID_EXAMPLES],
    shapes=NUMBERS_AND_ARRAYS,
    read='Lecture 03_activations, "The sigmoid taken apart into nodes"',
    section=SECTION,
    out_size=1.0,
    grad_size=1.0,
    backward_suspects=_node_suspects,
)

_SIGMOID_BACKWARD = BACKWARD | {
    "derivative-at-activation",
    "forward-as-derivative",
    "missing-inner-derivative",
}

register_layer(
    SIGMOID,
    {"forward": 1, "backward": 3, "robust": 2},
    {
        "forward": (),
        "backward": _SIGMOID_BACKWARD
        | {"missing-activation-derivative", "wrong-activation-derivative"},
        "robust": ROBUST,
    },
)
register_layer(
    SIGMOID_FROM_NODES,
    {"forward": 1, "backward": 3},
    {"forward": (), "backward": _SIGMOID_BACKWARD},
)
