"""Checks of section 05: back through the hidden layer, δ1 = δ2·W2ᵀ·f′(u1)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from grader_tests.answers import is_a, kind_of, names_in
from grader_tests.failure import CheckFailed, Details
from grader_tests.functions import (
    Function,
    Trial,
    leaves_arguments_alone,
    register_function,
    the_same_with_whole_numbers,
)
from grader_tests.layers import signed
from grader_tests.misconceptions import Suspect, batch_means
from grader_tests.oracle import Array, Estimate, elementwise, gradients, rounded
from grader_tests.reading import Reader
from grader_tests.registry import Run, register
from helpers import (
    d_identity,
    d_relu,
    d_sigmoid,
    d_tanh,
    identity,
    relu,
    sigmoid,
    tanh,
)

SECTION: Final = "05_hidden_layer"

Activation = Callable[[Any], Any]

# The likeliest to show a mistake first: for ReLU, f′(z1) and f′(u1) are the same.
_ACTIVATIONS: Final[dict[str, tuple[Activation, Activation]]] = {
    "sigmoid": (sigmoid, d_sigmoid),
    "tanh": (tanh, d_tanh),
    "relu": (relu, d_relu),
    "identity": (identity, d_identity),
}


@dataclass(frozen=True)
class Situation:
    """A network, its activation, a batch, and what forward gives (shapes as in the course)."""

    network: dict[str, Array]
    x: Array
    d: Array
    f: Activation
    d_f: Activation

    @property
    def cache(self) -> dict[str, Array]:
        """The values of the forward pass: u1, z1 (N, H), u2, y (N, J)."""
        n = self.network
        u1 = self.x @ n["W1"] + n["b1"]
        z1 = np.asarray(self.f(u1))
        u2 = z1 @ n["W2"] + n["b2"]
        return {"u1": u1, "z1": z1, "u2": u2, "y": u2.copy()}


def _situation(
    rng: np.random.Generator, name: str, sizes: tuple[int, int, int, int], *, tidy: bool = False
) -> Situation:
    """Random numbers, drawn again until every pre-activation keeps away from ReLU's kink."""
    samples, n_in, n_hidden, n_out = sizes
    f, d_f = _ACTIVATIONS[name]

    def draw(*shape: int) -> Array:
        numbers = signed(rng, shape, 0.3, 1.5)
        return np.round(4 * numbers) / 4 if tidy else numbers

    while True:
        network = {
            "W1": draw(n_in, n_hidden),
            "b1": draw(n_hidden),
            "W2": draw(n_hidden, n_out),
            "b2": draw(n_out),
        }
        situation = Situation(network, draw(samples, n_in), np.zeros(0), f, d_f)
        cache = situation.cache
        if np.abs(cache["u1"]).min() > 0.05:
            d = cache["y"] + draw(samples, n_out)
            return Situation(network, situation.x, np.round(4 * d) / 4 if tidy else d, f, d_f)


# Samples, inputs, hidden nodes and outputs of the smallest networks. With 2 samples or 4, a factor
# of N would look like a factor of 2.
_SMALL: Final = ((1, 1, 1, 1), (3, 1, 1, 1), (1, 2, 1, 1), (1, 1, 2, 1), (1, 1, 2, 2), (3, 2, 2, 2))


def _situations(run: Run) -> Iterator[Situation]:
    if run.hidden:
        usual = [(name, sizes) for name in _ACTIVATIONS for sizes in ((3, 2, 4, 3), (5, 4, 3, 2))]
        small = [(name, sizes) for sizes in _SMALL for name in ("relu", "sigmoid", "identity")]
        for name, sizes in run.sizes(usual, small):
            yield _situation(run.rng, name, sizes)
    else:
        rng = np.random.default_rng(5)
        for name in ("sigmoid", "relu"):
            yield _situation(rng, name, (3, 2, 2, 1), tidy=True)


# ---------------------------------------------------------------- forward


def _forward_trials(run: Run) -> Iterator[Trial]:
    for s in _situations(run):
        n, cache = s.network, s.cache
        sizes = {
            "u1": np.abs(s.x) @ np.abs(n["W1"]) + np.abs(n["b1"]),
            "z1": np.abs(s.x) @ np.abs(n["W1"]) + np.abs(n["b1"]) + 1,
        }
        sizes["u2"] = sizes["y"] = sizes["z1"] @ np.abs(n["W2"]) + np.abs(n["b2"])
        u1 = cache["u1"]

        def rest(z1: Array, n: Mapping[str, Array] = n) -> dict[str, Array]:
            return {"u2": z1 @ n["W2"] + n["b2"], "y": z1 @ n["W2"] + n["b2"]}

        without_bias = u1 - n["b1"]
        suspects = [
            Suspect("unknown", {"z1": u1, **rest(u1)}, "The activation f was not applied."),
            Suspect(
                "unknown",
                {"y": np.asarray(s.f(cache["u2"]))},
                "f was applied to the output too. The output activation is the identity: y = u2.",
            ),
            Suspect(
                "unknown",
                {
                    "u1": without_bias,
                    "z1": np.asarray(s.f(without_bias)),
                    **{k: v - n["b2"] for k, v in rest(np.asarray(s.f(without_bias))).items()},
                },
                "The biases were not added.",
            ),
        ]
        expected = {name: rounded(value, sizes[name], 8) for name, value in cache.items()}
        yield Trial({"network": n, "x": s.x, "f": s.f}, expected, suspects)


# ---------------------------------------------------------------- hidden_delta


def _slopes(s: Situation) -> Iterator[tuple[str, Array, str]]:
    """What mistakes put in the place of f′(u1): code, array (N, H), words."""
    u1, z1 = s.cache["u1"], s.cache["z1"]
    yield "missing-activation-derivative", np.ones_like(u1), "The factor f′(u1) is missing."
    yield (
        "derivative-at-activation",
        np.asarray(s.d_f(z1)),
        "f′ was taken at the activation z1. It belongs at the pre-activation u1.",
    )
    yield "forward-as-derivative", z1, "f stands where its derivative f′ belongs."
    for name, (_, d_f) in _ACTIVATIONS.items():
        if d_f is not s.d_f:
            why = f"This is the derivative of {name}. Use the function d_f that is passed in."
            yield "wrong-activation-derivative", np.asarray(d_f(u1)), why


def _delta_trials(run: Run) -> Iterator[Trial]:
    for s in _situations(run):
        w2, u1 = s.network["W2"], s.cache["u1"]
        delta2 = (s.cache["y"] - s.d) / len(s.d)
        # The floor is f′ = 1: where f is flat, s·(1 − s) and 1 − t² lose digits of a small result.
        (right,) = gradients(
            lambda u1, s=s, w2=w2: s.f(u1) @ w2, [u1], delta2, floor=[np.abs(delta2) @ np.abs(w2).T]
        )
        arguments = {"delta2": delta2, "W2": w2, "u1": u1, "d_f": s.d_f}
        yield Trial(arguments, {"delta1": right}, _delta_suspects(s, right))


def _delta_suspects(s: Situation, right: Estimate) -> Iterator[Suspect]:
    # The gradient with respect to z1 is linear in f: no f′ is needed to know it.
    delta2 = (s.cache["y"] - s.d) / len(s.d)
    (unscaled,) = gradients(lambda z1: z1 @ s.network["W2"], [s.cache["z1"]], delta2)
    for code, slope, why in _slopes(s):
        yield Suspect(code, {"delta1": unscaled.value * slope}, why)
    yield Suspect(
        "extra-batch-mean",
        {"delta1": right.value / len(s.d)},
        "Divided by the batch size once more. delta2 has its 1/N already.",
    )


# ---------------------------------------------------------------- backward

_NAMES: Final = ("W1", "b1", "W2", "b2")


def _network(s: Situation, slope: Array | None = None) -> Callable[..., Any]:
    """The output y of the four parameters; with a slope, as if f had that slope at u1."""
    u1, z1 = s.cache["u1"], s.cache["z1"]

    def y(w1: Any, b1: Any, w2: Any, b2: Any) -> Any:
        u = s.x @ w1 + b1
        return (s.f(u) if slope is None else z1 + slope * (u - u1)) @ w2 + b2

    return y


def _backward_trial(s: Situation) -> Trial:
    parameters = [s.network[name] for name in _NAMES]
    cache, count = s.cache, len(s.d)
    delta2 = (cache["y"] - s.d) / count
    reach = np.abs(cache["z1"]) @ np.abs(s.network["W2"]) + np.abs(s.network["b2"])
    sizes = (reach + np.abs(s.d)) / count
    # As in hidden_delta: f′ may be computed from terms of size 1.
    blame = sizes @ np.abs(s.network["W2"]).T
    # Who computes z1 again has it with the rounding of its terms, unless it is exactly 0.
    terms = np.abs(s.x) @ np.abs(s.network["W1"]) + np.abs(s.network["b1"])
    kept = (terms * (cache["z1"] != 0)).T @ sizes
    floor = [np.abs(s.x).T @ blame, blame.sum(axis=0), kept, 0.0]
    estimates = gradients(_network(s), parameters, delta2, scale_dout=sizes, floor=floor)
    expected = dict(zip(_NAMES, estimates, strict=True))
    return Trial(_backward_arguments(s), expected, _backward_suspects(s, expected))


def _backward_suspects(s: Situation, expected: Mapping[str, Estimate]) -> Iterator[Suspect]:
    parameters = [s.network[name] for name in _NAMES]
    count = len(s.d)
    delta2 = (s.cache["y"] - s.d) / count
    for code, slope, why in _slopes(s):
        values = gradients(_network(s, slope), parameters, delta2)
        yield Suspect(code, dict(zip(_NAMES, (v.value for v in values), strict=True)), why)
    yield from batch_means({name: one.value for name, one in expected.items()}, count)
    (delta1,) = gradients(lambda u1: s.f(u1) @ s.network["W2"], [s.cache["u1"]], delta2)
    yield Suspect(
        "bias-not-summed",
        {"b1": delta1.value, "b2": delta2},
        "A bias is added to every sample: its gradient is the sum over the samples.",
    )


def _backward_arguments(s: Situation) -> dict[str, Any]:
    return {"network": s.network, "x": s.x, "d": s.d, "cache": s.cache, "d_f": s.d_f}


def _backward_trials(run: Run) -> Iterator[Trial]:
    for situation in _situations(run):
        yield _backward_trial(situation)


def _backward_is_robust(function: Function, answer: Any, run: Run) -> None:
    for name in _ACTIVATIONS if run.hidden else ("sigmoid", "relu"):
        situation = _situation(run.rng, name, (3, 2, 4, 3))
        leaves_arguments_alone(function, answer, _backward_arguments(situation))
    # Whole numbers in the batch mean the same as decimal ones.
    network = _situation(run.rng, "sigmoid", (3, 2, 4, 3)).network
    x, d = run.rng.integers(1, 4, (3, 2)), run.rng.integers(-3, 3, (3, 3))
    decimal = Situation(network, x.astype(np.float64), d.astype(np.float64), sigmoid, d_sigmoid)
    arguments = _backward_arguments(decimal)
    shapes = {name: network[name].shape for name in _NAMES}
    the_same_with_whole_numbers(function, answer, {**arguments, "x": x, "d": d}, arguments, shapes)


# ---------------------------------------------------------------- two questions about the lecture


def _slide_is_right_for(run: Run, answer: Any) -> None:
    """The names for which f′ at z1 is f′ at u1, found by trying."""
    what = "slide_is_right_for"
    read = f'Lecture {SECTION}, "Where f′ is taken: at u1 or at z1?"'
    if answer is None:
        raise CheckFailed(f"{what} is still open: give a set of names.", "not-implemented")
    names = names_in(answer)
    if names is None:
        raise CheckFailed(
            f"{what} is not a set.",
            "wrong-shape",
            Details(expected="a set of names, such as {'tanh'}", got=kind_of(answer)),
        )
    strange = names - set(_ACTIVATIONS)
    if strange:
        raise CheckFailed(
            f"{what} has a name that was not asked about.",
            "unknown",
            Details(expected=f"names out of {sorted(_ACTIVATIONS)}", got=str(sorted(strange))),
        )
    u1 = np.linspace(-3.1, 3.1, 12) + run.rng.uniform(-0.05, 0.05, 12)
    right = {
        name
        for name, (f, d_f) in _ACTIVATIONS.items()
        if np.allclose(elementwise(f, [u1], 0), np.asarray(d_f(f(u1))), rtol=1e-9, atol=1e-12)
    }
    if names != right:
        why = (
            "Try each of the four: take some numbers u1, compute z1 = f(u1), and compare\n"
            "d_f(z1) with d_f(u1)."
        )
        raise CheckFailed(f"{what} is not right yet.", "unknown", Details(why=why, read=read))


# The formulas of the lecture's confirmation test -> the lines of the notebook that compute them.
_LINES: Final = {
    "dE/dy · dy/du2": "A",
    "dE/dy · dy/du2 · du2/dW2": "C",
    "dE/dy · dy/du2 · du2/dz1 · dz1/du1": "E",
}


def _formula_to_code(run: Run, answer: Any) -> None:
    what = "formula_to_code"
    read = f'Lecture {SECTION}, "What is kept, and used again"'
    if answer is None:
        raise CheckFailed(f"{what} is still open: give a dict.", "not-implemented")
    given = Reader(what, read).keyed(answer, list(_LINES))
    if all(letter is None for letter in given.values()):
        raise CheckFailed(f"{what} is still open: give a letter a formula.", "not-implemented")
    letters = {key: part if is_a(part, str) else "" for key, part in given.items()}
    wrong = [key for key, letter in _LINES.items() if letters[key].strip().upper() != letter]
    if wrong:
        why = (
            "Read the line from left to right, and say after each step what you have: which\n"
            "factor of the formula was just multiplied?"
        )
        raise CheckFailed(
            f"{what}: not right yet for {' and for '.join(map(repr, wrong))}.",
            "unknown",
            Details(why=why, read=read),
        )


# ---------------------------------------------------------------- what the test cells call

_SLOPE = {
    "missing-activation-derivative",
    "derivative-at-activation",
    "forward-as-derivative",
    "wrong-activation-derivative",
    "sign-flipped",
    "finite-difference",
}

_GRADIENTS = _SLOPE | {
    "missing-batch-mean",
    "extra-batch-mean",
    "bias-not-summed",
    "missing-factor",
    "transposed",
    "wrong-keys",
    "wrong-shape",
}

register_function(
    Function(
        "forward",
        SECTION,
        f'Lecture {SECTION}, "One sample forward, number by number"',
        _forward_trials,
        "dict",
        intact=True,
    ),
    {"forward": 2},
    {"forward": {"wrong-keys", "wrong-shape", "transposed", "mutates-input"}},
)
register_function(
    Function(
        "hidden_delta",
        SECTION,
        f'Lecture {SECTION}, "Through the activation: the factor f′"',
        _delta_trials,
        gradient=True,
        intact=True,
    ),
    {"value": 3},
    {
        "value": _SLOPE
        | {"missing-factor", "extra-batch-mean", "transposed", "wrong-shape", "mutates-input"}
    },
)
register_function(
    Function(
        "backward",
        SECTION,
        f'Lecture {SECTION}, "The same as matrices"',
        _backward_trials,
        "dict",
        gradient=True,
    ),
    {"backward": 5, "robust": 1},
    {
        "backward": _GRADIENTS,
        "robust": {"wrong-keys", "wrong-shape", "mutates-input", "integer-truncation"},
    },
    _backward_is_robust,
)
register(
    "slide_is_right_for__value", SECTION, 2, _slide_is_right_for, {"wrong-shape"}, shrinks=False
)
register("formula_to_code__value", SECTION, 2, _formula_to_code, {"wrong-keys"}, shrinks=False)
