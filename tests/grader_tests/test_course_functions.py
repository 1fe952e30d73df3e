"""The oracle on every function of the course, against exact derivatives and another library.

Run as a program, this file prints the worst relative error of each function and method.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad

import helpers
from grader_tests.differences import REACH, along
from grader_tests.layers import signed
from grader_tests.oracle import derivatives, gradients
from grader_tests.section_02_layers import ADD, COST, MUL
from grader_tests.section_03_activations import EXP, RECIPROCAL, RELU, SIGMOID, SIGMOID_FROM_NODES
from grader_tests.section_04_output_layer import _error as squared_error
from grader_tests.section_06_gradient_check import sum_of_cubes_and_neighbours
from grader_tests.section_07_softmax import cross_entropy, probabilities

ALLOWED: Final = 1e-10
TRIES: Final = 25


@dataclass(frozen=True)
class Case:
    """A trusted function, inputs for it, the same in autograd's words, and exact gradients.

    exact: called with dout and the inputs, gives the gradient of sum(forward·dout) for each.
    """

    forward: Callable[..., Any]
    draw: Callable[[np.random.Generator], list[Any]]
    twin: Callable[..., Any]
    exact: Callable[..., list[Any]]


def numbers(low: float, high: float, *shapes: tuple[int, ...]) -> Callable[..., list[Any]]:
    return lambda rng: [signed(rng, shape, low, high) for shape in shapes]


def _soft(u: Any) -> Any:
    grown = anp.exp(u)
    return grown / anp.sum(grown, axis=-1, keepdims=True)


LABELS: Final = np.eye(3)[[0, 2, 1, 1]]
IMAGES: Final = signed(np.random.default_rng(1), (4, 3), 0.3, 1.0)
_S = helpers.sigmoid


def _hidden(f: Any, x: Any) -> Callable[..., Any]:
    return lambda w1, b1, w2, b2: f(x @ w1 + b1) @ w2 + b2


def _hidden_gradients(d_f: Any) -> Callable[..., list[Any]]:
    def exact(dout: Any, w1: Any, b1: Any, w2: Any, b2: Any) -> list[Any]:
        u1 = IMAGES @ w1 + b1
        f = {helpers.d_sigmoid: helpers.sigmoid, helpers.d_tanh: helpers.tanh}[d_f]
        delta = (dout @ w2.T) * d_f(u1)
        return [IMAGES.T @ delta, delta.sum(0), f(u1).T @ dout, dout.sum(0)]

    return exact


_NETWORK = numbers(0.2, 1.0, (3, 5), (5,), (5, 3), (3,))
_TABLE = (3, 4)

CASES: Final = {
    "square of linear": Case(
        lambda a, b, x: (a * x + b) ** 2,
        numbers(0.5, 3, (3,), (3,), (3,)),
        lambda a, b, x: (a * x + b) ** 2,
        lambda g, a, b, x: [2 * (a * x + b) * g * k for k in (x, 1, a)],
    ),
    "add": Case(ADD.forward, numbers(0.5, 3, (3,), (3,)), anp.add, lambda g, x, y: [g, g]),
    "multiply": Case(
        MUL.forward, numbers(0.5, 3, (3,), (3,)), anp.multiply, lambda g, x, y: [g * y, g * x]
    ),
    "cost": Case(
        COST.forward,
        numbers(0.5, 3, (), (), (), ()),
        lambda w, x, b, d: (d - (w * x + b)) ** 2,
        lambda g, w, x, b, d: [2 * (d - w * x - b) * g * k for k in (-x, -w, -1, 1)],
    ),
    "ReLU": Case(
        RELU.forward,
        numbers(0.2, 4, _TABLE),
        lambda x: anp.maximum(x, 0),
        lambda g, x: [g * (x > 0)],
    ),
    "exp": Case(EXP.forward, numbers(0.2, 2, _TABLE), anp.exp, lambda g, x: [g * np.exp(x)]),
    "reciprocal": Case(
        RECIPROCAL.forward, numbers(0.4, 3, _TABLE), lambda x: 1 / x, lambda g, x: [-g / x**2]
    ),
    "sigmoid": Case(
        SIGMOID.forward,
        numbers(0.2, 4, _TABLE),
        lambda x: 1 / (1 + anp.exp(-x)),
        lambda g, x: [g * _S(x) * _S(-x)],
    ),
    "sigmoid from nodes": Case(
        SIGMOID_FROM_NODES.forward,
        numbers(0.2, 4, _TABLE),
        lambda x: 0.5 * (1 + anp.tanh(x / 2)),
        lambda g, x: [g * _S(x) * _S(-x)],
    ),
    "helpers.sigmoid": Case(
        helpers.sigmoid,
        numbers(0.2, 4, _TABLE),
        lambda x: 1 / (1 + anp.exp(-x)),
        lambda g, x: [g * _S(x) * _S(-x)],
    ),
    "helpers.tanh": Case(
        helpers.tanh, numbers(0.2, 2, _TABLE), anp.tanh, lambda g, x: [g / np.cosh(x) ** 2]
    ),
    "helpers.relu": Case(
        helpers.relu,
        numbers(0.2, 4, _TABLE),
        lambda x: anp.maximum(x, 0),
        lambda g, x: [g * (x > 0)],
    ),
    "helpers.identity": Case(
        helpers.identity, numbers(0.2, 4, _TABLE), lambda x: x, lambda g, x: [g]
    ),
    "softmax": Case(
        probabilities,
        numbers(0.2, 2.5, _TABLE),
        _soft,
        lambda g, x: [(p := probabilities(x)) * (g - np.sum(g * p, axis=-1, keepdims=True))],
    ),
    "squared error": Case(
        squared_error,
        numbers(0.5, 2, _TABLE, _TABLE),
        lambda d, y: anp.sum((y - d) ** 2) / 6,
        lambda g, d, y: [g * (d - y) / 3, g * (y - d) / 3],
    ),
    "cross-entropy of softmax": Case(
        lambda x: cross_entropy(x, LABELS),
        numbers(0.2, 2.5, (4, 3)),
        lambda x: -anp.sum(LABELS * anp.log(_soft(x))) / 4,
        lambda g, x: [g * (probabilities(x) - LABELS) / 4],
    ),
    "affine": Case(
        lambda x, w, b: x @ w + b,
        numbers(0.3, 2, (4, 3), (3, 2), (2,)),
        lambda x, w, b: anp.dot(x, w) + b,
        lambda g, x, w, b: [g @ w.T, x.T @ g, g.sum(0)],
    ),
    "network, sigmoid": Case(
        _hidden(helpers.sigmoid, IMAGES),
        _NETWORK,
        _hidden(lambda u: 1 / (1 + anp.exp(-u)), IMAGES),
        _hidden_gradients(helpers.d_sigmoid),
    ),
    "network, tanh": Case(
        _hidden(helpers.tanh, IMAGES),
        _NETWORK,
        _hidden(anp.tanh, IMAGES),
        _hidden_gradients(helpers.d_tanh),
    ),
    "cubes and neighbours": Case(
        sum_of_cubes_and_neighbours,
        numbers(0.5, 2, (5,)),
        lambda x: anp.sum(x**3) + anp.sum(x[:-1] * x[1:]),
        lambda g, x: [g * (3 * x**2 + np.append(x[1:], 0.0) + np.append(0.0, x[:-1]))],
    ),
}


def relative(found: Any, right: Any) -> float:
    """The largest error, relative to the element, or to 1/1000 of the largest where it is tiny."""
    largest = float(np.max(np.abs(right)))
    return float(np.max(np.abs(found - right) / np.maximum(np.abs(right), 1e-3 * largest)))


def _by_complex_step(case: Case, inputs: list[Any], dout: Any) -> Iterator[Any]:
    for estimate in gradients(case.forward, inputs, dout):
        yield estimate.value


def _by_differences(case: Case, inputs: list[Any], dout: Any) -> Iterator[Any]:
    for place, value in enumerate(inputs):
        gradient = np.zeros(np.shape(value))
        for index in np.ndindex(gradient.shape):
            direction = np.zeros(gradient.shape)
            direction[index] = 1.0
            gradient[index] = np.sum(along(case.forward, inputs, place, direction)[0] * dout)
        yield gradient


METHODS: Final = {"complex step": _by_complex_step, "differences": _by_differences}


def worst(name: str, method: str, tries: int = TRIES) -> dict[str, float]:
    """The worst relative error over random inputs: against exact derivatives, and autograd's."""
    case, rng = CASES[name], np.random.default_rng(42)
    errors = {"exact": 0.0, "autograd": 0.0}
    for _ in range(tries):
        inputs = case.draw(rng)
        dout = signed(rng, np.shape(case.forward(*inputs)), 0.3, 2.0)
        exact = case.exact(dout, *inputs)
        for place, found in enumerate(METHODS[method](case, inputs, dout)):
            twin = grad(lambda *x, dout=dout: anp.sum(case.twin(*x) * dout), place)(*inputs)
            errors["exact"] = max(errors["exact"], relative(found, exact[place]))
            errors["autograd"] = max(errors["autograd"], relative(found, twin))
    return errors


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", CASES)
def test_relative_error_is_at_most_1e_10(name, method, record_property):
    errors = worst(name, method)
    record_property("oracle", f"{name}, {method}: {errors}")
    assert max(errors.values()) <= ALLOWED


@pytest.mark.parametrize("name", CASES)
def test_the_two_methods_see_the_same_function(name):
    """A function that takes complex numbers but is not analytic would be wrong by complex step."""
    case, rng = CASES[name], np.random.default_rng(7)
    inputs = case.draw(rng)
    for place, value in enumerate(inputs):
        jacobian = derivatives(case.forward, inputs, place)
        direction = signed(rng, np.shape(value), 0.3, 1.0)
        value, error = along(case.forward, inputs, place, direction)
        slope = np.tensordot(jacobian, direction, axes=direction.ndim)
        assert np.all(np.abs(value - slope) <= error + 1e-13 * np.abs(slope).max())


@pytest.mark.parametrize("layer", [RELU, EXP, RECIPROCAL, SIGMOID], ids=lambda layer: layer.name)
def test_drawn_inputs_keep_further_from_kinks_and_poles_than_any_step(layer):
    rng = np.random.default_rng(0)
    assert all(np.abs(layer.draw(rng, (2, 3))[0]).min() > REACH for _ in range(300))


if __name__ == "__main__":
    table = {(n, m): worst(n, m, 200) for n in CASES for m in METHODS}
    for (name, method), errors in table.items():
        told = ", ".join(f"{against} {error:.1e}" for against, error in errors.items())
        print(f"{name:<26}{method:<14}{told}")
    for method in METHODS:
        most = max(max(e.values()) for (_, m), e in table.items() if m == method)
        print(f"worst by {method}: {most:.1e}")
