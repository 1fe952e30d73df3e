"""Checks of section 02: the add layer, the multiply layer, and the cost graph built of the two."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from grader_tests.layers import NUMBER, Layer, Trial, register_layer, signed
from grader_tests.misconceptions import Suspect
from grader_tests.oracle import Array
from grader_tests.reading import Shape

SECTION: Final = "02_layers"

# What can go wrong in any layer with a backward, or with a robust cell.
BACKWARD: Final = {"sign-flipped", "ignores-upstream", "finite-difference", "wrong-shape"}
ROBUST: Final = {
    "ignores-upstream",
    "stale-state",
    "shared-state",
    "mutates-input",
    "integer-truncation",
    "wrong-shape",
}


def _two_numbers(rng: np.random.Generator, shape: Shape) -> tuple[Array, ...]:
    return signed(rng, shape, 0.5, 3.0), signed(rng, shape, 0.5, 3.0)


def _four_numbers(rng: np.random.Generator, shape: Shape) -> tuple[Array, ...]:
    return tuple(signed(rng, shape, 0.5, 3.0) for _ in range(4))


def _add_suspects(trial: Trial) -> Iterator[Suspect]:
    (x, y), dout = trial.inputs, trial.dout
    yield Suspect(
        "forward-as-derivative",
        {"dx": dout * (x + y), "dy": dout * (x + y)},
        "dout was multiplied by the sum. The derivative of x + y with respect to x is not x + y.",
    )
    yield Suspect(
        "own-factor",
        {"dx": dout * x, "dy": dout * y},
        "Each gradient was multiplied by its own input. In a sum, no input is a factor.",
    )
    yield Suspect(
        "unknown",
        {"dx": dout * y, "dy": dout * x},
        "This is how a multiply layer passes gradients back. This layer adds.",
    )


def _mul_suspects(trial: Trial) -> Iterator[Suspect]:
    (x, y), dout = trial.inputs, trial.dout
    yield Suspect(
        "own-factor",
        {"dx": dout * x, "dy": dout * y},
        "Each gradient was multiplied by its own input (or the two were returned in the wrong\n"
        "order). Ask for each input: if it grows by a little, by how much does x·y grow?",
    )
    yield Suspect(
        "forward-as-derivative",
        {"dx": dout * x * y, "dy": dout * x * y},
        "dout was multiplied by the product x·y: that is the function, not its derivative.",
    )
    yield Suspect(
        "missing-inner-derivative",
        {"dx": dout, "dy": dout},
        "dout was passed on unchanged, as an add layer does. The layer's derivative is missing.",
    )


def _cost(w: Array, x: Array, b: Array, target: Array) -> Array:
    return (target - (w * x + b)) ** 2


def _cost_sizes(trial: Trial) -> tuple[float, list[float]]:
    """t = target − (w·x + b) can cancel, in whichever order it is added up."""
    w, x, b, target = (abs(float(value)) for value in trial.inputs)
    size = w * x + b + target
    return size**2, [2 * size * x, 2 * size * w, 2 * size, 2 * size]


def _cost_suspects(trial: Trial) -> Iterator[Suspect]:
    (w, x, b, target), dout = trial.inputs, trial.dout
    t = target - (w * x + b)
    yield Suspect(
        "swapped-outputs",
        {"w": -2 * t * w * dout, "x": -2 * t * x * dout},
        "The gradients of w and x are exchanged. In which order does the multiply layer take its\n"
        "inputs, and in which order does it return the gradients?",
    )
    yield Suspect(
        "shared-state",
        {"w": -2 * t**2 * dout, "x": -2 * t**2 * dout},
        "One multiply layer was used for two products: it remembers its last inputs only. Make a\n"
        "layer of its own for each node.",
    )
    yield Suspect(
        "missing-inner-derivative",
        {"w": -2 * t * dout, "x": -2 * t * dout},
        "The gradient stops at the product w·x: go back through the multiply layer too.",
    )
    yield Suspect(
        "missing-inner-derivative",
        {"w": -x * dout, "x": -w * dout, "b": -dout, "target": dout},
        "The derivative of the last step, f = t·t, is missing.",
    )
    yield Suspect(
        "forward-as-derivative",
        {
            "w": -(t**2) * x * dout,
            "x": -(t**2) * w * dout,
            "b": -(t**2) * dout,
            "target": t**2 * dout,
        },
        "The value t² was used where the derivative of t² belongs.",
    )


_DOUT: Final = [[0.5, -1.5, 2.5], [2.0, -0.25, 1.25]]

ADD = Layer(
    name="AddLayer",
    inputs=("x", "y"),
    forward=lambda x, y: x + y,
    draw=_two_numbers,
    examples=[
        (([2.0, -1.5], [3.0, 0.5]), [1.4, 0.6]),
        (([[1.5, -2.0, 0.5], [-0.5, 2.5, 1.0]], [[4.0, 3.0, -1.0], [2.0, -1.5, 0.75]]), _DOUT),
    ],
    read='Lecture 02_layers, "Addition passes the gradient on"',
    section=SECTION,
    backward_suspects=_add_suspects,
)

MUL = Layer(
    name="MulLayer",
    inputs=("x", "y"),
    forward=lambda x, y: x * y,
    draw=_two_numbers,
    examples=[
        (([2.0, -1.5], [3.0, 0.5]), [1.7, 0.6]),
        (([[1.5, -2.0, 0.5], [-0.5, 2.5, 1.0]], [[4.0, 3.0, -1.0], [2.0, -1.5, 0.75]]), _DOUT),
    ],
    read='Lecture 02_layers, "Multiplication swaps the factors"',
    section=SECTION,
    backward_suspects=_mul_suspects,
)

COST = Layer(
    name="CostGraph",
    inputs=("w", "x", "b", "target"),
    forward=_cost,
    draw=_four_numbers,
    examples=[((3.0, 2.0, 1.0, 5.0), 1.0), ((1.5, -2.0, 0.5, 4.0), 0.5)],
    read='Lecture 02_layers, "Backward through the cost"',
    section=SECTION,
    shapes=[NUMBER] * 3,
    keys=True,
    sizes=_cost_sizes,
    backward_suspects=_cost_suspects,
)

_TWO_INPUTS = BACKWARD | {"own-factor", "forward-as-derivative", "missing-factor"}

register_layer(
    ADD,
    {"forward": 1, "backward": 2, "robust": 1},
    {"forward": {"wrong-shape"}, "backward": _TWO_INPUTS, "robust": ROBUST},
)
register_layer(
    MUL,
    {"forward": 1, "backward": 3, "robust": 1},
    {
        "forward": {"wrong-shape"},
        "backward": _TWO_INPUTS | {"missing-inner-derivative"},
        "robust": ROBUST | {"not-finite"},
    },
)
register_layer(
    COST,
    {"forward": 2, "backward": 4},
    {
        "forward": {"sign-flipped", "integer-truncation", "stale-state"},
        "backward": {
            "stale-state",
            "sign-flipped",
            "swapped-outputs",
            "shared-state",
            "ignores-upstream",
            "missing-inner-derivative",
            "missing-factor",
            "forward-as-derivative",
            "finite-difference",
            "integer-truncation",
            "wrong-keys",
        },
    },
)
