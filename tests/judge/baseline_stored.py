"""A baseline: stored numbers, compared by np.allclose, as popular auto-graded courses do.

For each exercise there is one fixed call (inputs drawn once from a seed). What the reference
solution answers is stored; an answer passes if it has the same shape and np.allclose, with its
own tolerances, finds it equal. Names that a dict has too many are not noticed, and a state from an
earlier call is not looked for: such tests call a solution once. Where the answer is not made of
arrays (a set, letters), it must equal the stored one. `train` is not judged: no stored numbers hold
for another right way to train.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np

from helpers import d_sigmoid, sigmoid
from tests.judge.cells import Namespace, Solution, notebook_of, reference_solutions

Answer = Any
Probe = Callable[[Any, Namespace], Answer]
Rng = np.random.Generator


def fixed() -> Rng:
    """The generator of the fixed inputs; a new one each time, since a solution may change them."""
    return np.random.default_rng(1)


def layer(*names: str) -> Probe:
    """forward and backward of a layer of inputs of the same shape, on an array (3, 4)."""

    def probe(make: Any, _: Namespace) -> Answer:
        rng = fixed()
        inputs = [rng.normal(size=(3, 4)) for _ in names]
        dout = rng.normal(size=(3, 4))
        answerer = make()
        out = np.array(answerer.forward(*inputs))
        back = answerer.backward(dout)
        gradients = (back,) if len(names) == 1 else back
        return {"out": out, **dict(zip(names, gradients, strict=True))}

    return probe


def cost_graph(make: Any, _: Namespace) -> Answer:
    graph = make()
    out = graph.forward(3.0, 2.0, 1.0, 5.0)
    return {"out": out, **_chosen(graph.backward(1.5), "w", "x", "b", "target")}


def affine(make: Any, _: Namespace) -> Answer:
    rng = fixed()
    W, b = rng.normal(size=(4, 3)), rng.normal(size=3)
    x, dout = rng.normal(size=(5, 4)), rng.normal(size=(5, 3))
    answerer = make(W, b)
    out = np.array(answerer.forward(x))
    dx = answerer.backward(dout)
    return {"out": out, "dx": dx, "dW": answerer.dW, "db": answerer.db}


def softmax_with_loss(make: Any, _: Namespace) -> Answer:
    rng = fixed()
    x, t = rng.normal(size=(5, 3)), np.eye(3)[[0, 2, 1, 1, 0]]
    answerer = make()
    return {"loss": answerer.forward(x, t), "dx": answerer.backward()}


def two_layer_net(make: Any, _: Namespace) -> Answer:
    rng = fixed()
    net = make(4, 5, 3, np.random.default_rng(0))
    for name, shape in (("W1", (4, 5)), ("b1", (5,)), ("W2", (5, 3)), ("b2", (3,))):
        net.params[name][...] = rng.normal(size=shape)
    x, t = rng.normal(size=(6, 4)), np.eye(3)[[0, 2, 1, 1, 0, 2]]
    # predict may give probabilities or logits.
    classes = np.argmax(net.predict(x), axis=1)
    grads = _chosen(net.gradient(x, t), "W1", "b1", "W2", "b2")
    return {"classes": classes, "loss": net.loss(x, t), **grads}


def sgd(make: Any, _: Namespace) -> Answer:
    rng = fixed()
    params = {"W": rng.normal(size=(3, 4)), "b": rng.normal(size=4)}
    grads = {"W": rng.normal(size=(3, 4)), "b": rng.normal(size=4)}
    make(0.1).update(params, grads)
    return params


def he_init(function: Any, _: Namespace) -> Answer:
    return function(fixed(), 20, 30)


def accumulate_loops(function: Any, _: Namespace) -> Answer:
    rng = fixed()
    shapes = {"W1": (4, 5), "b1": (5,), "W2": (5, 3), "b2": (3,)}
    network = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    grads = function(network, rng.normal(size=(6, 4)), np.eye(3)[[0, 2, 1, 1, 0, 2]])
    return _chosen(grads, *shapes)


def gradient_descent_step(function: Any, _: Namespace) -> Answer:
    rng = fixed()
    params = {"W": rng.normal(size=(3, 4)), "b": rng.normal(size=4), "x": 2.0}
    grads = {"W": rng.normal(size=(3, 4)), "b": rng.normal(size=4)}
    return _chosen(function(params, grads, 0.1), "W", "b", "x")


def forward_05(function: Any, _: Namespace) -> Answer:
    network, x, _target = _network()
    return _chosen(function(network, x, sigmoid), "u1", "z1", "u2", "y")


def hidden_delta(function: Any, _: Namespace) -> Answer:
    rng = fixed()
    arrays = rng.normal(size=(5, 3)), rng.normal(size=(4, 3)), rng.normal(size=(5, 4))
    return function(*arrays, d_sigmoid)


def backward_05(function: Any, names: Namespace) -> Answer:
    network, x, target = _network()
    cache = names["forward"](network, x, sigmoid)
    return _chosen(function(network, x, target, cache, d_sigmoid), "W1", "b1", "W2", "b2")


def _network() -> tuple[dict[str, Any], Any, Any]:
    rng = fixed()
    shapes = {"W1": (3, 4), "b1": (4,), "W2": (4, 2), "b2": (2,)}
    network = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    return network, rng.normal(size=(5, 3)), rng.normal(size=(5, 2))


def output_layer_gradients(function: Any, _: Namespace) -> Answer:
    rng = fixed()
    d, y = rng.normal(size=(5, 3)), rng.normal(size=(5, 3))
    z, W = rng.normal(size=(5, 4)), rng.normal(size=(4, 3))
    return _chosen(function(d, y, z, W), "W", "b", "z")


def numerical_gradient(function: Any, _: Namespace) -> Answer:
    return function(lambda x: float(np.sum(x**3 + x**2)), fixed().normal(size=(2, 3)))


def relative_error(function: Any, _: Namespace) -> Answer:
    rng = fixed()
    a = rng.normal(size=(3, 4))
    near = function(a, a * (1 + 1e-3 * rng.normal(size=(3, 4))))
    return {"near": near, "zeros": function(np.array([0.0, 1.0]), np.array([0.0, 1.1]))}


def sample_and_batch(function: Any, _: Namespace) -> Answer:
    """A function of d and y, for one sample and for a batch: the statement names both."""
    rng = fixed()
    sample = function(rng.normal(size=3), rng.normal(size=3))
    return {"sample": sample, "batch": function(rng.normal(size=(5, 3)), rng.normal(size=(5, 3)))}


class Cube:
    """The layer x³ that the gradient check is tried on; `factor` 1 makes its backward right."""

    def __init__(self, factor: float) -> None:
        self.factor = factor

    def forward(self, x: Any) -> Any:
        """x³."""
        self.x = x
        return x**3

    def backward(self, dout: Any) -> Any:
        """3x²·dout, times the factor."""
        return self.factor * 3 * self.x**2 * dout


def gradient_check(function: Any, _: Namespace) -> Answer:
    rng = fixed()
    x, dout = rng.normal(size=(2, 3)), rng.normal(size=(2, 3))
    right = function(Cube(1.0), x.copy(), dout.copy())
    return {"right": bool(right < 1e-6), "wrong": function(Cube(2.0), x, dout)}


def call(*shapes: tuple[int, ...]) -> Probe:
    """A plain function of arrays."""

    def probe(function: Any, _: Namespace) -> Answer:
        rng = fixed()
        return function(*(rng.normal(size=shape) for shape in shapes))

    return probe


def cost(*keys: str) -> Probe:
    """A function of w, x, b and target that returns a dict."""
    return lambda function, _: _chosen(function(3.0, 2.0, 1.0, 5.0), *keys)


def itself(answer: Any, _: Namespace) -> Answer:
    return answer


def du_dw(function: Any, _: Namespace) -> Answer:
    return function(fixed().normal(size=4), 2, 1, 3)


def dE_dw(function: Any, _: Namespace) -> Answer:  # noqa: N802 - the exercise's name
    rng = fixed()
    return function(rng.normal(size=3), rng.normal(size=3), rng.normal(size=4), 2, 1)


def _chosen(answer: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: answer[name] for name in names}


PROBES: Final[dict[str, Probe]] = {
    "d_square_of_linear": call((), (), ()),
    "cost_forward": cost("p", "y", "s", "t", "f"),
    "cost_backward": cost("w", "x", "b", "target", "p", "y", "s", "t", "f"),
    "gradient_descent_step": gradient_descent_step,
    "AddLayer": layer("x", "y"),
    "MulLayer": layer("x", "y"),
    "CostGraph": cost_graph,
    "Relu": layer("x"),
    "Exp": layer("x"),
    "Reciprocal": layer("x"),
    "Sigmoid": layer("x"),
    "SigmoidFromNodes": layer("x"),
    "squared_error": sample_and_batch,
    "dE_dy": sample_and_batch,
    "dy_du": call((4,)),
    "du_dw": du_dw,
    "dE_dw": dE_dw,
    "weight_gradient": call((3,), (3,), (4,)),
    "output_layer_gradients": output_layer_gradients,
    "forward": forward_05,
    "hidden_delta": hidden_delta,
    "backward": backward_05,
    "slide_is_right_for": itself,
    "formula_to_code": itself,
    "numerical_gradient": numerical_gradient,
    "relative_error": relative_error,
    "gradient_check": gradient_check,
    "suspects": itself,
    "Affine": affine,
    "SoftmaxWithLoss": softmax_with_loss,
    "he_init": he_init,
    "accumulate_loops": accumulate_loops,
    "TwoLayerNet": two_layer_net,
    "SGD": sgd,
}


def answer_of(solution: Solution) -> Answer:
    """What a solution answers to its exercise's fixed call; it may raise anything."""
    names = notebook_of(solution)
    return PROBES[solution.exercise](names[solution.exercise], names)


def stored_answers(section: str) -> dict[str, Answer]:
    """What the reference solutions answer, for the exercises of a section that can be judged so."""
    return {
        found.exercise: answer_of(found)
        for found in reference_solutions(section)
        if found.exercise in PROBES
    }


def accepts(solution: Solution, stored: Answer) -> bool:
    """Whether the baseline takes a solution for right."""
    try:
        with np.errstate(all="ignore"):
            return same(answer_of(solution), stored)
    except Exception:  # noqa: BLE001 - wrong solutions may raise anything
        return False


def same(answer: Answer, stored: Answer) -> bool:
    """Whether an answer has the stored one's shape and, to np.allclose, its numbers."""
    if isinstance(stored, set):
        return set(answer) == stored
    if isinstance(stored, dict):
        return all(same(answer[name], value) for name, value in stored.items())
    if isinstance(stored, (str, bool)):
        return bool(answer == stored)
    return np.shape(answer) == np.shape(stored) and bool(np.allclose(answer, stored))
