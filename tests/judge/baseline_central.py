"""A baseline: the central difference of the student's own forward, as well-known assignments do.

backward passes if max |a − n| / max(1e-8, |a| + |n|) < 1e-7, with n = (f(x + h) − f(x − h)) / 2h
and h = 1e-5, on inputs drawn once from a seed. forward is compared with stored numbers, by the
same relative error: that is how such assignments check it. The seed is the first with which the
reference solution passes, as an author would have taken care.

It is for exercises that ask for a gradient. Where the exercise itself has no forward, that of the
notebook is used (`cost_forward`, `squared_error`, the network's `forward`), or the formula that the
statement gives.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import numpy as np

from helpers import cross_entropy_error, d_sigmoid, relu, sigmoid, softmax
from tests.judge.cells import Namespace, Solution, notebook_of, reference_solutions

H: Final = 1e-5
LIMIT: Final = 1e-7

Rng = np.random.Generator
# What forward gives, and pairs of a gradient and a central difference.
Answer = tuple[Any, list[tuple[Any, Any]]]
Probe = Callable[[Any, Namespace, Rng], Answer]


def central_difference(f: Callable[[], Any], x: Any, dout: Any = 1.0) -> Any:
    """The gradient of sum(f() · dout) with respect to an array that f reads, changed in place."""
    gradient = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        old = x[place]
        x[place] = old + H
        above = np.array(f(), dtype=float)
        x[place] = old - H
        below = np.array(f(), dtype=float)
        x[place] = old
        gradient[place] = np.sum((above - below) * dout) / (2 * H)
    return gradient


def relative_error(a: Any, b: Any) -> float:
    """max |a − b| / max(1e-8, |a| + |b|); infinite where the shapes differ."""
    if np.shape(a) != np.shape(b):
        return np.inf
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    return float(np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))


def layer(count: int) -> Probe:
    """A layer of inputs of the same shape."""

    def probe(make: Any, _: Namespace, rng: Rng) -> Answer:
        inputs = [rng.normal(size=(3, 4)) for _ in range(count)]
        dout = rng.normal(size=(3, 4))
        answerer = make()
        numeric = [central_difference(lambda: answerer.forward(*inputs), x, dout) for x in inputs]
        out = np.array(answerer.forward(*inputs))
        back = answerer.backward(dout)
        return out, list(zip((back,) if count == 1 else back, numeric, strict=True))

    return probe


def cost_graph(make: Any, _: Namespace, rng: Rng) -> Answer:
    leaves = {name: rng.normal(size=()) for name in ("w", "x", "b", "target")}
    leaves = {name: np.array(value) for name, value in leaves.items()}
    graph = make()
    numeric = {
        name: central_difference(lambda: graph.forward(*leaves.values()), leaf, 1.5)
        for name, leaf in leaves.items()
    }
    out = graph.forward(*leaves.values())
    return out, _paired(graph.backward(1.5), numeric)


def affine(make: Any, _: Namespace, rng: Rng) -> Answer:
    W, b = rng.normal(size=(4, 3)), rng.normal(size=3)
    x, dout = rng.normal(size=(5, 4)), rng.normal(size=(5, 3))
    numeric = [
        central_difference(lambda: make(W, b).forward(x), place, dout) for place in (x, W, b)
    ]
    answerer = make(W, b)
    out = np.array(answerer.forward(x))
    dx = answerer.backward(dout)
    return out, list(zip((dx, answerer.dW, answerer.db), numeric, strict=True))


def softmax_with_loss(make: Any, _: Namespace, rng: Rng) -> Answer:
    x, t = rng.normal(size=(5, 3)), np.eye(3)[rng.integers(3, size=5)]
    answerer = make()
    numeric = central_difference(lambda: answerer.forward(x, t), x)
    loss = answerer.forward(x, t)
    return loss, [(answerer.backward(), numeric)]


def two_layer_net(make: Any, _: Namespace, rng: Rng) -> Answer:
    net = make(4, 5, 3, np.random.default_rng(0))
    for value in net.params.values():
        value[...] = rng.normal(size=value.shape)
    x, t = rng.normal(size=(6, 4)), np.eye(3)[rng.integers(3, size=6)]
    numeric = {
        name: central_difference(lambda: net.loss(x, t), net.params[name])
        for name in ("W1", "b1", "W2", "b2")
    }
    return net.loss(x, t), _paired(net.gradient(x, t), numeric)


def d_square_of_linear(function: Any, _: Namespace, rng: Rng) -> Answer:
    a, b, x = rng.normal(size=3), rng.normal(size=3), rng.normal(size=3)
    numeric = central_difference(lambda: (a * x + b) ** 2, x)
    return None, [(function(a, b, x), numeric)]


def cost_backward(function: Any, names: Namespace, rng: Rng) -> Answer:
    leaves = {name: np.array(rng.normal()) for name in ("w", "x", "b", "target")}
    numeric = {
        name: central_difference(lambda: names["cost_forward"](**leaves)["f"], leaf)
        for name, leaf in leaves.items()
    }
    return None, _paired(function(**leaves), numeric)


def dE_dy(function: Any, names: Namespace, rng: Rng) -> Answer:  # noqa: N802
    d, y = rng.normal(size=(5, 3)), rng.normal(size=(5, 3))
    numeric = central_difference(lambda: names["squared_error"](d, y), y)
    return None, [(function(d, y), numeric)]


def dE_dw(function: Any, names: Namespace, rng: Rng) -> Answer:  # noqa: N802
    d, z, w = rng.normal(size=3), rng.normal(size=4), rng.normal(size=(3, 4))
    numeric = central_difference(lambda: names["squared_error"](d, w @ z), w)
    return None, [(function(d, w @ z, z, 2, 1), numeric[2, 1])]


def weight_gradient(function: Any, names: Namespace, rng: Rng) -> Answer:
    d, z, w = rng.normal(size=3), rng.normal(size=4), rng.normal(size=(3, 4))
    numeric = central_difference(lambda: names["squared_error"](d, w @ z), w)
    return None, [(function(d, w @ z, z), numeric)]


def output_layer_gradients(function: Any, names: Namespace, rng: Rng) -> Answer:
    d, z = rng.normal(size=(5, 3)), rng.normal(size=(5, 4))
    W, b = rng.normal(size=(4, 3)), rng.normal(size=3)
    numeric = {
        name: central_difference(lambda: names["squared_error"](d, z @ W + b), place)
        for name, place in (("W", W), ("b", b), ("z", z))
    }
    return None, _paired(function(d, z @ W + b, z, W), numeric)


def hidden_delta(function: Any, _: Namespace, rng: Rng) -> Answer:
    delta2, W2, u1 = rng.normal(size=(5, 3)), rng.normal(size=(4, 3)), rng.normal(size=(5, 4))
    numeric = central_difference(lambda: sigmoid(u1) @ W2, u1, delta2)
    return None, [(function(delta2, W2, u1, d_sigmoid), numeric)]


def backward_05(function: Any, names: Namespace, rng: Rng) -> Answer:
    network = _network(rng, (3, 4, 2))
    x, d = rng.normal(size=(5, 3)), rng.normal(size=(5, 2))

    def error() -> Any:
        return np.sum((names["forward"](network, x, sigmoid)["y"] - d) ** 2) / (2 * len(x))

    numeric = {name: central_difference(error, value) for name, value in network.items()}
    cache = names["forward"](network, x, sigmoid)
    return None, _paired(function(network, x, d, cache, d_sigmoid), numeric)


def accumulate_loops(function: Any, _: Namespace, rng: Rng) -> Answer:
    network = _network(rng, (4, 5, 3))
    x, t = rng.normal(size=(6, 4)), np.eye(3)[rng.integers(3, size=6)]

    def loss() -> Any:
        z = relu(x @ network["W1"] + network["b1"])
        return len(x) * cross_entropy_error(t, softmax(z @ network["W2"] + network["b2"]))

    numeric = {name: central_difference(loss, value) for name, value in network.items()}
    return None, _paired(function(network, x, t), numeric)


def _network(rng: Rng, sizes: tuple[int, int, int]) -> dict[str, Any]:
    n_in, n_hidden, n_out = sizes
    shapes = {"W1": (n_in, n_hidden), "b1": (n_hidden,), "W2": (n_hidden, n_out), "b2": (n_out,)}
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}


def _paired(answer: Mapping[str, Any], numeric: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    return [(answer[name], value) for name, value in numeric.items()]


PROBES: Final[dict[str, Probe]] = {
    "d_square_of_linear": d_square_of_linear,
    "cost_backward": cost_backward,
    "AddLayer": layer(2),
    "MulLayer": layer(2),
    "CostGraph": cost_graph,
    "Relu": layer(1),
    "Exp": layer(1),
    "Reciprocal": layer(1),
    "Sigmoid": layer(1),
    "SigmoidFromNodes": layer(1),
    "dE_dy": dE_dy,
    "dE_dw": dE_dw,
    "weight_gradient": weight_gradient,
    "output_layer_gradients": output_layer_gradients,
    "hidden_delta": hidden_delta,
    "backward": backward_05,
    "Affine": affine,
    "SoftmaxWithLoss": softmax_with_loss,
    "accumulate_loops": accumulate_loops,
    "TwoLayerNet": two_layer_net,
}

# An exercise's seed, and what the reference solution's forward gives with it.
Stored = tuple[int, Any]


def stored_seeds(section: str, seeds: Iterable[int] = range(1000)) -> dict[str, Stored]:
    """For each exercise that asks for a gradient: the first seed with which the reference passes.

    Raises:
        ValueError: it passes with none of them.
    """
    found: dict[str, Stored] = {}
    for solution in reference_solutions(section):
        if solution.exercise in PROBES:
            for seed in seeds:
                out, pairs = answer_of(solution, seed)
                if _passes(pairs):
                    found[solution.exercise] = (seed, out)
                    break
            else:
                raise ValueError(f"{solution.exercise}: the reference passes with no seed")
    return found


def answer_of(solution: Solution, seed: int) -> Answer:
    """What a solution gives on the inputs of a seed; it may raise anything."""
    names = notebook_of(solution)
    return PROBES[solution.exercise](names[solution.exercise], names, np.random.default_rng(seed))


def accepts(solution: Solution, stored: Stored) -> bool:
    """Whether the baseline takes a solution for right."""
    seed, expected = stored
    try:
        with np.errstate(all="ignore"):
            out, pairs = answer_of(solution, seed)
            return _passes([*pairs] if expected is None else [(out, expected), *pairs])
    except Exception:  # noqa: BLE001 - wrong solutions may raise anything
        return False


def _passes(pairs: list[tuple[Any, Any]]) -> bool:
    return all(relative_error(one, other) < LIMIT for one, other in pairs)
