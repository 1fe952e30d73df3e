"""Checks of a network of two layers: its gradients by loops, and as a class."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Final

import numpy as np

from grader_tests.answers import NotNumbersError, as_numbers, described, is_a, show, text_of
from grader_tests.arguments import copied, unchanged
from grader_tests.calling import call
from grader_tests.failure import CheckFailed, Details
from grader_tests.functions import Trial
from grader_tests.layers import method, signed
from grader_tests.misconceptions import Suspect
from grader_tests.oracle import Array, Estimate, gradients, rounded
from grader_tests.projections import sized_gradients
from grader_tests.questions import Question, settle_large
from grader_tests.reading import Reader
from grader_tests.registry import Run
from grader_tests.section_07_softmax import (
    Labels,
    loss_estimate,
    loss_suspects,
    probabilities,
)
from helpers import d_identity, d_sigmoid, d_tanh

_LOOPS: Final = 'Lecture 07_training, "A mini-batch: gradients are summed"'
_READ: Final = 'Lecture 07_training, "A network of any depth"'
_START: Final = 'Lecture 07_training, "Starting weights: too small, too large, He"'

_NAMES: Final = ("W1", "b1", "W2", "b2")

# Small random numbers are a start as good as zeros.
_NEARLY_ZERO: Final = 0.1

# A student's network may start with a column of zeros in W1: then every x is at that node's kink,
# and the right derivative there is 0.
_TRIES_TO_LEAVE_KINKS: Final = 100


@dataclass(frozen=True)
class Situation:
    """A ReLU network's parameters by name, images x (N, I) and their classes."""

    network: dict[str, Array]
    x: Array
    labels: Labels

    @property
    def u1(self) -> Array:
        """The pre-activations of the hidden layer, (N, H)."""
        return self.x @ self.network["W1"] + self.network["b1"]

    @property
    def one_hot(self) -> Array:
        """The classes, (N, J)."""
        return np.eye(self.network["W2"].shape[1])[self.labels]

    def logits(self, slope: Array | None = None) -> Callable[..., Any]:
        """The logits of the four parameters; with a slope, as if ReLU had that slope at u1."""
        u1 = self.u1
        z1 = np.maximum(u1, 0)

        def output(w1: Any, b1: Any, w2: Any, b2: Any) -> Any:
            u = self.x @ w1 + b1
            hidden = np.where(u.real > 0, u, 0) if slope is None else z1 + slope * (u - u1)
            return hidden @ w2 + b2

        return output

    @property
    def parameters(self) -> list[Array]:
        """W1, b1, W2, b2."""
        return [self.network[name] for name in _NAMES]

    @property
    def output(self) -> Array:
        """The logits, (N, J)."""
        return np.maximum(self.u1, 0) @ self.network["W2"] + self.network["b2"]

    def gradients(self, scale: float, slope: Array | None = None) -> dict[str, Estimate]:
        """The gradients of scale · (summed cross-entropy), by the oracle."""
        dout, sizes = self.upstream(scale)
        found = gradients(
            self.logits(slope), self.parameters, dout, scale_dout=sizes, floor=self.floor(sizes)
        )
        return dict(zip(_NAMES, found, strict=True))

    def upstream(self, scale: float) -> tuple[Array, Array]:
        """The gradient at the logits, (N, J), and the size of the terms that it is made of."""
        y, t = probabilities(self.output), self.one_hot
        return scale * (y - t), scale * 4 * (y + t)

    def floor(self, sizes: Array) -> list[Array]:
        """The size of the terms inside the gradients, beside those that they add up.

        sizes: of the gradient at the logits, (N, J). The gradient of W2 has z1 in it, and z1 is a
        sum that may nearly cancel: it keeps the rounding of its terms. Where a node is dead it is
        exactly 0, however it is computed.
        """
        terms = np.abs(self.x) @ np.abs(self.network["W1"]) + np.abs(self.network["b1"])
        nothing = {name: np.zeros_like(value) for name, value in self.network.items()}
        inside = {**nothing, "W2": (terms * (self.u1 > 0)).T @ sizes}
        return [inside[name] for name in _NAMES]


def _network_suspects(s: Situation, scale: float) -> Iterator[Suspect]:
    """What mistakes answer for the gradients of scale · (summed cross-entropy)."""
    u1, count = s.u1, len(s.x)
    z1 = np.maximum(u1, 0)
    right = {name: estimate.value for name, estimate in s.gradients(scale).items()}
    slopes = [
        ("missing-activation-derivative", np.asarray(d_identity(u1)), "ReLU is not in it."),
        ("forward-as-derivative", z1, "ReLU stands where its derivative belongs."),
        ("wrong-activation-derivative", np.asarray(d_sigmoid(u1)), "This is sigmoid's derivative."),
        ("wrong-activation-derivative", np.asarray(d_tanh(u1)), "This is tanh's derivative."),
    ]
    for code, slope, why in slopes:
        yield Suspect(code, {n: e.value for n, e in s.gradients(scale, slope).items()}, why)
    delta2 = scale * (probabilities(s.output) - s.one_hot)
    (delta1,) = gradients(lambda u: np.where(u.real > 0, u, 0) @ s.network["W2"], [u1], delta2)
    yield Suspect("bias-not-summed", {"b1": delta1.value, "b2": delta2})
    nothing = {name: np.zeros_like(value) for name, value in right.items()}
    yield Suspect("unknown", nothing, "It is 0 everywhere: was this part left out?")
    yield Suspect(
        "extra-batch-mean",
        {name: value / count for name, value in right.items()},
        "The mean over the batch was taken once too often.",
    )
    yield Suspect("missing-batch-mean", {name: value * count for name, value in right.items()})


def _drawn(run: Run, sizes: tuple[int, int, int, int]) -> Situation:
    samples, n_in, n_hidden, n_out = sizes
    rng = run.rng
    while True:
        network = {
            "W1": signed(rng, (n_in, n_hidden), 0.2, 1.0),
            "b1": signed(rng, (n_hidden,), 0.2, 1.0),
            "W2": signed(rng, (n_hidden, n_out), 0.2, 1.0),
            "b2": signed(rng, (n_out,), 0.2, 1.0),
        }
        x = signed(rng, (samples, n_in), 0.2, 1.0)
        labels = rng.integers(n_out, size=samples)
        situation = Situation(network, x, labels)
        u1 = situation.u1
        both = u1.size == 1 or ((u1 > 0).any() and (u1 < 0).any())
        if np.abs(u1).min() > 0.02 and both:
            return situation


# Samples, inputs, hidden nodes and outputs.
_SIZES: Final = ((5, 3, 4, 3), (3, 6, 4, 2))
_SMALL: Final = ((1, 1, 1, 2), (3, 1, 1, 2), (1, 1, 2, 2), (1, 2, 2, 2), (3, 2, 2, 2))


def _sizes(run: Run) -> Sequence[tuple[int, int, int, int]]:
    """Of a student's networks, in one round: making one draws many numbers."""
    return _SIZES if run.size is None else _SMALL[run.size : run.size + 1]


# ---------------------------------------------------------------- by loops


def accumulate_loops(run: Run, answer: Any) -> None:
    """The summed gradients of a mini-batch; a second call must not find what the first one left.

    Raises:
        CheckFailed: they are not right, an argument was changed, or two calls give two answers.
    """
    for trial in _accumulate_trials(run):
        returned = _called(answer, trial)
        first = _as_arrays(returned)
        again = _as_arrays(_called(answer, trial))
        if first is not None and again is not None and not _same(first, again):
            raise CheckFailed(
                "accumulate_loops: a second call with the same arguments gives another result.",
                "stale-state",
                Details(
                    described(trial.arguments),
                    f"as before: {show(first)}",
                    show(again),
                    "The sums of the last mini-batch are still there. Start with new zeros.",
                    _LOOPS,
                ),
            )
        Question(
            "accumulate_loops",
            trial.arguments,
            trial.expected,
            trial.suspects,
            _LOOPS,
            gradient=True,
        ).settle(returned, form="dict")


def _accumulate_trials(run: Run) -> Iterator[Trial]:
    sizes = [(3, 2, 3, 2)]
    if run.hidden:
        sizes = run.sizes([(3, 3, 4, 3), (5, 2, 3, 4)], _SMALL)
    for size in sizes:
        s = _drawn(run, size)
        arguments = {"network": s.network, "X": s.x, "T": s.one_hot}
        yield Trial(arguments, s.gradients(1.0), _network_suspects(s, 1.0))
        # An image of zeros, and a bias of zero: there ReLU's input is exactly 0.
        b1 = s.network["b1"].copy()
        b1[0] = 0.0
        s = _with_an_image_of_zeros(replace(s, network={**s.network, "b1": b1}))
        arguments = {"network": s.network, "X": s.x, "T": s.one_hot}
        suspects = chain(_kink_suspect(s, 1.0), _network_suspects(s, 1.0))
        yield Trial(arguments, s.gradients(1.0), suspects)


def _called(answer: Any, trial: Trial) -> Any:
    """What a student's function returns for copies of the arguments, which it must not change."""
    passed = copied(trial.arguments)
    given = text_of(trial.arguments)
    returned = call("accumulate_loops", answer, *passed.values(), given=given)
    why = "It belongs to the caller. Collect the gradients in new arrays."
    unchanged("accumulate_loops", passed, trial.arguments, _LOOPS, why)
    return returned


def _as_arrays(returned: object) -> dict[str, Array] | None:
    """A returned dict of gradients as arrays, None if it is something else."""
    reader = Reader("accumulate_loops", _LOOPS)
    try:
        parts = reader.keyed(returned, _NAMES)
        return {name: reader.numbers(name, part) for name, part in parts.items()}
    except CheckFailed:
        return None


def _same(one: Mapping[str, Array], other: Mapping[str, Array]) -> bool:
    return one.keys() == other.keys() and all(
        np.array_equal(part, other[key], equal_nan=True) for key, part in one.items()
    )


# ---------------------------------------------------------------- as a class


def network_forward(run: Run, factory: Any) -> None:
    """The parameters, the predictions and the loss, with labels and one-hot rows.

    Raises:
        CheckFailed: one of them is not right.
    """
    for sizes in _sizes(run):
        network, s = _made(run, factory, sizes)
        _predicts(network, s, [])
        before = probabilities(s.output)
        s = replace(s, x=_other_images(run, s))
        why = "This is what was predicted for the last images."
        _predicts(network, s, [Suspect("stale-state", {"probabilities": before}, why)])
        for t in (s.labels, s.one_hot):
            given = {"x": s.x, "t": t}
            loss = method("TwoLayerNet", network, "loss")
            returned = call("TwoLayerNet.loss", loss, s.x.copy(), t.copy(), given=text_of(given))
            right = loss_estimate(s.output, s.one_hot)
            suspects = loss_suspects(s.output, s.one_hot)
            Question("TwoLayerNet.loss", given, {"loss": right}, suspects, _READ).settle(returned)


def _other_images(run: Run, s: Situation) -> Array:
    """Other images for the same network: it must not answer for the first ones."""
    for _ in range(_TRIES_TO_LEAVE_KINKS):
        x = signed(run.rng, s.x.shape, 0.2, 1.0)
        if np.abs(replace(s, x=x).u1).min() > 1e-3:
            break
    return x


def network_backward(run: Run, factory: Any) -> None:
    """The gradients of the mean loss, with labels and then with one-hot rows.

    Raises:
        CheckFailed: they are not right.
    """
    for sizes in _sizes(run):
        network, first = _made(run, factory, sizes)
        scale = 1.0 / len(first.x)
        # Then other images, among them one of zeros in front of a bias of zero: ReLU at exactly 0.
        second = _with_an_image_of_zeros(replace(first, x=_other_images(run, first)))
        right_first = first.gradients(scale)
        before = {name: estimate.value for name, estimate in right_first.items()}
        for s, t in ((first, first.labels), (second, second.one_hot)):
            right = right_first if s is first else s.gradients(scale)
            left_over: Iterable[Suspect] = ()
            if s is second:
                sums = {name: before[name] + right[name].value for name in before}
                why = "The gradient of the last call is still in it."
                left_over = chain(
                    [
                        Suspect("stale-state", sums, why),
                        Suspect("stale-state", before, "This is the gradient of the last call."),
                    ],
                    _kink_suspect(s, scale),
                )
            given = {"x": s.x, "t": t}
            gradient = method("TwoLayerNet", network, "gradient")
            returned = call(
                "TwoLayerNet.gradient",
                gradient,
                s.x.copy(),
                t.copy(),
                given=text_of(given),
            )
            suspects = chain(left_over, _network_suspects(s, scale))
            Question("TwoLayerNet.gradient", given, right, suspects, _READ, gradient=True).settle(
                returned, form="dict"
            )
    if run.hidden and run.size is None:
        _larger(run, factory)


def _with_an_image_of_zeros(s: Situation) -> Situation:
    """The same, with a first image of zeros: where a bias is 0, ReLU's input is exactly 0."""
    x = s.x.copy()
    x[0] = 0.0
    return replace(s, x=x)


def _kink_suspect(s: Situation, scale: float) -> Iterator[Suspect]:
    """What the gradients are where ReLU's derivative at exactly 0 is taken for 1.

    An iterator of one, so that it is computed only when an answer is wrong.
    """
    values = {n: e.value for n, e in s.gradients(scale, np.where(s.u1 >= 0, 1.0, 0.0)).items()}
    why = "At exactly 0, ReLU's derivative is 0 in this course. Look at your comparison with 0."
    yield Suspect("kink-at-zero", values, why)


def _larger(run: Run, factory: Any) -> None:
    """A larger network and a larger batch, by random projections."""
    network, s = _made(run, factory, (12, 32, 16, 10), away=1e-6)
    gradient = method("TwoLayerNet", network, "gradient")
    given = f"x of shape {s.x.shape}, t of shape {s.labels.shape}"
    returned = call("TwoLayerNet.gradient", gradient, s.x.copy(), s.labels.copy(), given=given)
    dout, sizes = s.upstream(1.0 / len(s.x))
    right = sized_gradients(
        s.logits(), s.parameters, dout, run.rng, scale_dout=sizes, floor=s.floor(sizes)
    )
    expected = dict(zip(_NAMES, right, strict=True))
    settle_large("TwoLayerNet.gradient", _READ, given, returned, expected)


def _made(
    run: Run, factory: Any, sizes: tuple[int, int, int, int], away: float = 1e-3
) -> tuple[Any, Situation]:
    """A student's network, and the situation with the parameters that it has.

    away: how far every pre-activation keeps from ReLU's kink, where it can: far enough that no
    rounding moves it to the other side.
    """
    samples, n_in, n_hidden, n_out = sizes
    given = f"n_in = {n_in}, n_hidden = {n_hidden}, n_out = {n_out}"
    seed = int(run.rng.integers(2**31))
    network = call(
        "TwoLayerNet", factory, n_in, n_hidden, n_out, np.random.default_rng(seed), given=given
    )
    parameters = _parameters(network, (n_in, n_hidden, n_out), given)
    _start_near_zero(parameters, given)
    # Biases of 0 would hide whatever is done with them. What a network does not take over stays 0.
    found = _found(network, given)
    for name in ("b1", "b2"):
        bias = found[name]
        if is_a(bias, np.ndarray) and bias.flags.writeable and bias.dtype == np.float64:
            numbers = signed(run.rng, parameters[name].shape, 0.2, 1.0)
            numbers[0] = 0.0
            call("TwoLayerNet.params", np.copyto, bias, numbers)
    parameters = _parameters(network, (n_in, n_hidden, n_out), given)
    for _ in range(_TRIES_TO_LEAVE_KINKS):
        x = signed(run.rng, (samples, n_in), 0.2, 1.0)
        situation = Situation(parameters, x, run.rng.integers(n_out, size=samples))
        if np.abs(situation.u1).min() > away:
            break
    return network, situation


def _found(network: Any, given: str) -> dict[str, object]:
    """The parameters as the student's network holds them.

    Raises:
        CheckFailed: one is missing.
    """
    found = call("TwoLayerNet.params", getattr, network, "params", None)
    return Reader("TwoLayerNet.params", _READ, given).keyed(found, _NAMES, others=True)


def _start_near_zero(parameters: Mapping[str, Array], given: str) -> None:
    """See that the biases of a new network are 0, or nearly so.

    Raises:
        CheckFailed: they are not.
    """
    for name in ("b1", "b2"):
        if np.abs(parameters[name]).max() > _NEARLY_ZERO:
            why = "Biases start at 0: only the weights must differ from node to node."
            details = Details(given, "zeros", show(parameters[name]), why, _START)
            raise CheckFailed(
                f"TwoLayerNet.params: {name} does not start at 0.", "unknown", details
            )


def _parameters(network: Any, sizes: tuple[int, int, int], given: str) -> dict[str, Array]:
    """The parameters by name, of the shapes that were asked, and with weights that differ."""
    n_in, n_hidden, n_out = sizes
    shapes = {"W1": (n_in, n_hidden), "b1": (n_hidden,), "W2": (n_hidden, n_out), "b2": (n_out,)}
    reader, parts = Reader("TwoLayerNet.params", _READ, given), _found(network, given)
    parameters = {name: reader.finite(name, parts[name], shapes[name]) for name in shapes}
    for name in ("W1", "W2"):
        if parameters[name].size > 1 and np.ptp(parameters[name]) == 0:
            why = "Then all hidden nodes compute the same, and they stay the same. Use he_init."
            numbers = f"{name} = {show(parameters[name])}"
            details = Details(given, got=numbers, why=why, read=_START)
            raise CheckFailed(
                f"TwoLayerNet.params: all numbers in {name} are the same.", "unknown", details
            )
    return parameters


def _predicts(network: Any, s: Situation, suspects: Iterable[Suspect]) -> None:
    """Whether predict gives the probabilities, their logarithms, or the logits.

    Raises:
        CheckFailed: it gives something else.
    """
    given = {"x": s.x}
    predict = method("TwoLayerNet", network, "predict")
    returned = call("TwoLayerNet.predict", predict, s.x.copy(), given=text_of(given))
    size = 1.0 + np.abs(s.output).max() * 4
    y = probabilities(s.output)
    forms = [rounded(form, size, 16) for form in (s.output, np.log(y), y)]
    if not _is_any_of(returned, forms):
        question = Question(
            "TwoLayerNet.predict", given, {"probabilities": forms[-1]}, suspects, _READ
        )
        question.settle(returned)


def _is_any_of(returned: object, estimates: Iterable[Estimate]) -> bool:
    try:
        numbers = as_numbers(returned)
    except NotNumbersError:
        return False
    return any(
        numbers.shape == estimate.value.shape and bool(np.all(estimate.admits(numbers)))
        for estimate in estimates
    )
