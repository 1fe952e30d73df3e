"""Checks of section 07: the layers of a classifier, a whole network, and its training."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from grader_tests.answers import NotNumbersError, as_numbers, kind_of, show
from grader_tests.calling import call
from grader_tests.failure import CheckFailed, Details
from grader_tests.functions import (
    Function,
    Trial,
    described,
    equal,
    register_function,
)
from grader_tests.layers import method, signed, upstream
from grader_tests.misconceptions import Suspect
from grader_tests.oracle import Array, Estimate, gradients, rounded
from grader_tests.questions import Question
from grader_tests.registry import Run, register
from helpers import d_identity, d_sigmoid, d_tanh, load_digits

SECTION: Final = "07_training"

Labels = NDArray[np.signedinteger[Any]]


# ---------------------------------------------------------------- Affine

_AFFINE: Final = f'Lecture {SECTION}, "The same as matrices"'


@dataclass(frozen=True)
class Batch:
    """An affine layer's arguments: x (N, I), W (I, J), b (J,), and the upstream gradient (N, J)."""

    x: Array
    weights: Array
    bias: Array
    dout: Array

    @property
    def given(self) -> dict[str, Array]:
        """The arguments by name, for a message."""
        return {"W": self.weights, "b": self.bias, "x": self.x}


def _batch(rng: np.random.Generator, samples: int, n_in: int, n_out: int) -> Batch:
    return Batch(
        signed(rng, (samples, n_in), 0.3, 2.0),
        signed(rng, (n_in, n_out), 0.3, 2.0),
        signed(rng, (n_out,), 0.3, 2.0),
        upstream(rng, (samples, n_out)),
    )


def _batches(run: Run) -> Iterator[Batch]:
    if run.hidden:
        for _ in range(run.rounds):
            for sizes in ((3, 2, 4), (5, 3, 2), (3, 3, 3)):
                yield _batch(run.rng, *sizes)
    else:
        yield Batch(
            np.array([[1.0, 2.0], [-1.0, 0.5], [3.0, -2.0]]),
            np.array([[2.0, -1.0], [0.5, 4.0]]),
            np.array([0.25, -0.5]),
            np.array([[1.5, -2.0], [0.5, 3.0], [-1.0, 0.25]]),
        )


def _affine(factory: Any, batch: Batch) -> tuple[Any, Any]:
    """A new layer and the output of its forward pass."""
    layer = call("Affine", factory, batch.weights, batch.bias, given=described(batch.given))
    forward = method("Affine", layer, "forward")
    return layer, call("Affine.forward", forward, batch.x, given=described(batch.given))


def _affine_gradients(layer: Any, batch: Batch) -> dict[str, Any]:
    named = {**batch.given, "dout": batch.dout}
    dx = call("Affine.backward", method("Affine", layer, "backward"), batch.dout,
              given=described(named))  # fmt: skip
    return {
        "dx": dx,
        "dW": call("Affine.dW", getattr, layer, "dW", None),
        "db": call("Affine.db", getattr, layer, "db", None),
    }


def _copy(batch: Batch) -> Batch:
    return Batch(batch.x.copy(), batch.weights.copy(), batch.bias.copy(), batch.dout.copy())


def _affine_forward(run: Run, factory: Any) -> None:
    for batch in _batches(run):
        value = batch.x @ batch.weights + batch.bias
        size = np.abs(batch.x) @ np.abs(batch.weights) + np.abs(batch.bias)
        suspects = [
            Suspect("unknown", {"out": value - batch.bias}, "The bias b was not added."),
        ]
        _, out = _affine(factory, _copy(batch))
        Question(
            "Affine.forward", batch.given, {"out": rounded(value, size, 8)}, suspects, _AFFINE
        ).settle(out)


def _affine_expected(batch: Batch) -> dict[str, Estimate]:
    estimates = gradients(
        lambda x, w, b: x @ w + b, [batch.x, batch.weights, batch.bias], batch.dout
    )
    return dict(zip(("dx", "dW", "db"), estimates, strict=True))


def _affine_backward(run: Run, factory: Any) -> None:
    for batch in _batches(run):
        layer, _ = _affine(factory, _copy(batch))
        expected = _affine_expected(batch)
        count = len(batch.x)
        ones = _affine_expected(Batch(batch.x, batch.weights, batch.bias, np.ones_like(batch.dout)))
        suspects = [
            Suspect(
                "bias-not-summed",
                {"db": batch.dout},
                "The same b is added to every sample: db is the sum of dout over the samples.",
            ),
            Suspect(
                "extra-batch-mean",
                {name: expected[name].value / count for name in ("dW", "db")},
                "The layer sums over the batch. The 1/N belongs to the loss, and comes with dout.",
            ),
            Suspect("ignores-upstream", {name: one.value for name, one in ones.items()}),
        ]
        Question(
            "Affine.backward",
            {**batch.given, "dout": batch.dout},
            expected,
            suspects,
            _AFFINE,
            gradient=True,
        ).settle(_affine_gradients(layer, _copy(batch)), form="dict")


def _affine_robust(run: Run, factory: Any) -> None:
    for _ in range(run.rounds):
        first, second = _batch(run.rng, 3, 2, 4), _batch(run.rng, 3, 2, 4)
        second = Batch(second.x, first.weights, first.bias, second.dout)
        _affine_forgets(factory, first, second)
        _affine_keeps_apart(factory, first, _batch(run.rng, 3, 2, 4))
        _affine_leaves_arguments_alone(factory, first)
        _affine_takes_whole_numbers(factory, run, first)


def _affine_results(layer: Any, batch: Batch) -> dict[str, Array]:
    results = {}
    for name, part in _affine_gradients(layer, batch).items():
        try:
            results[name] = as_numbers(part)
        except NotNumbersError as error:
            raise CheckFailed(
                f"Affine.backward: {name} is not made of numbers.",
                "not-implemented" if part is None else "wrong-shape",
                Details(got=str(error), read=_AFFINE),
            ) from None
    return results


def _affine_fresh(factory: Any, batch: Batch) -> dict[str, Array]:
    layer, _ = _affine(factory, _copy(batch))
    return _affine_results(layer, _copy(batch))


def _agree(got: Mapping[str, Array], expected: Mapping[str, Array], failure: CheckFailed) -> None:
    """Compare two runs of the same student's code.

    Raises:
        CheckFailed: the given failure, if they differ.
    """
    for name, value in expected.items():
        size = float(np.nanmax(np.abs(value), initial=1e-300))
        if got[name].shape != value.shape or not np.allclose(
            got[name], value, rtol=0.0, atol=1e-12 * size, equal_nan=True
        ):
            raise failure


def _affine_forgets(factory: Any, first: Batch, second: Batch) -> None:
    layer, _ = _affine(factory, _copy(first))
    _affine_gradients(layer, _copy(first))
    call("Affine.forward", method("Affine", layer, "forward"), second.x.copy())
    failure = CheckFailed(
        "Affine: a second call gives other gradients than a fresh layer.",
        "stale-state",
        Details(
            why="A value of an earlier call is still used. Set x, dW and db anew each time.",
            read=_AFFINE,
        ),
    )
    _agree(_affine_results(layer, _copy(second)), _affine_fresh(factory, second), failure)


def _affine_keeps_apart(factory: Any, one: Batch, two: Batch) -> None:
    layer, _ = _affine(factory, _copy(one))
    other, _ = _affine(factory, _copy(two))
    failure = CheckFailed(
        "Affine: using one instance changes another.",
        "shared-state",
        Details(why="Keep values in `self`, not in the class or in a global name.", read=_AFFINE),
    )
    _agree(_affine_results(layer, _copy(one)), _affine_fresh(factory, one), failure)
    _agree(_affine_results(other, _copy(two)), _affine_fresh(factory, two), failure)


def _affine_leaves_arguments_alone(factory: Any, batch: Batch) -> None:
    now = _copy(batch)
    layer, _ = _affine(factory, now)
    _affine_gradients(layer, now)
    for name in ("x", "weights", "bias", "dout"):
        if not equal(getattr(now, name), getattr(batch, name)):
            shown = {"weights": "W", "bias": "b"}.get(name, name)
            raise CheckFailed(
                f"Affine changed its argument {shown}.",
                "mutates-input",
                Details(
                    expected=f"{shown} stays {show(getattr(batch, name))}",
                    got=f"{shown} is now {show(getattr(now, name))}",
                    why="The array belongs to the caller. Make a new one.",
                    read=_AFFINE,
                ),
            )


def _affine_takes_whole_numbers(factory: Any, run: Run, batch: Batch) -> None:
    whole = run.rng.integers(1, 5, batch.x.shape) * run.rng.choice([-1, 1], batch.x.shape)
    decimal = Batch(whole.astype(np.float64), batch.weights, batch.bias, batch.dout)
    failure = CheckFailed(
        "Affine: whole numbers in x give other gradients than the same decimal numbers.",
        "integer-truncation",
        Details(
            given=f"x = {show(whole)}",
            why="An array of integers cannot hold decimals: np.zeros_like of one cuts them off.",
            read=_AFFINE,
        ),
    )
    integers = Batch(whole, batch.weights, batch.bias, batch.dout)
    _agree(_affine_fresh(factory, integers), _affine_fresh(factory, decimal), failure)


# ---------------------------------------------------------------- SoftmaxWithLoss

# A guard inside the logarithm, log(y + guard), may change the loss by this much and no more.
_GUARD: Final = 2e-7


def _probabilities(logits: Any) -> Any:
    """Softmax of real or complex logits."""
    grown = np.exp(logits - np.max(np.real(logits), axis=-1, keepdims=True))
    return grown / np.sum(grown, axis=-1, keepdims=True)


def _cross_entropy(logits: Any, one_hot: Array) -> Any:
    """The mean cross-entropy of softmax(logits), real or complex."""
    return -np.sum(one_hot * np.log(_probabilities(logits))) / len(one_hot)


def _loss_estimate(logits: Array, one_hot: Array) -> Estimate:
    value = rounded(_cross_entropy(logits, one_hot), 1.0 + np.abs(logits).max(), logits.size)
    chosen = np.sum(one_hot * _probabilities(logits), axis=-1)
    return Estimate(value.value, value.bound + np.mean(np.log1p(_GUARD / chosen)))


@dataclass(frozen=True)
class Classified:
    """Logits x (N, J), the right classes as labels (N,), and t in the form that is passed."""

    x: Array
    labels: Labels
    t: NDArray[Any]

    @property
    def one_hot(self) -> Array:
        """The right classes, (N, J)."""
        return np.eye(self.x.shape[1])[self.labels]


def _classified(run: Run) -> Iterator[Classified]:
    if run.hidden:
        for _ in range(run.rounds):
            for samples, classes in ((3, 4), (5, 3), (1, 3)):
                x = signed(run.rng, (samples, classes), 0.2, 2.5)
                labels = run.rng.integers(classes, size=samples)
                yield Classified(x, labels, labels)
                yield Classified(x, labels, np.eye(classes)[labels])
    else:
        x = np.array([[2.0, 1.0, -1.0], [0.5, -0.5, 1.5], [0.0, 3.0, 1.0]])
        labels = np.array([0, 1, 2])
        yield Classified(x, labels, np.eye(3)[labels])
        yield Classified(x, labels, labels)


_SOFTMAX: Final = f'Lecture {SECTION}, "Why a_i = y_i − t_i"'


def _softmax_forward(run: Run, factory: Any) -> None:
    for one in _classified(run):
        right = _loss_estimate(one.x, one.one_hot)
        count, classes = one.x.shape
        suspects = [
            Suspect("sign-flipped", {"loss": -right.value}),
            Suspect(
                "extra-batch-mean",
                {"loss": right.value / classes},
                "The mean was taken over all elements. It is over the samples only.",
            ),
        ]
        if count > 1:
            suspects.insert(0, Suspect("missing-batch-mean", {"loss": count * right.value}))
        layer = call("SoftmaxWithLoss", factory)
        forward = method("SoftmaxWithLoss", layer, "forward")
        given = {"x": one.x, "t": one.t}
        loss = call("SoftmaxWithLoss.forward", forward, one.x.copy(), one.t.copy(),
                    given=described(given))  # fmt: skip
        Question("SoftmaxWithLoss.forward", given, {"loss": right}, suspects, _SOFTMAX).settle(loss)


def _softmax_backward(run: Run, factory: Any) -> None:
    for place, one in enumerate(_classified(run)):
        dout = () if place % 2 == 0 else (0.75,)
        scale = dout[0] if dout else 1.0
        y, t = _probabilities(one.x), one.one_hot
        count, classes = one.x.shape
        (right,) = gradients(
            lambda x, t=t: _cross_entropy(x, t), [one.x], scale, floor=[(y + t) * scale / count]
        )
        suspects = [
            Suspect("forward-as-derivative", {"dx": y * scale / count}, "The target t is missing."),
            Suspect(
                "extra-batch-mean",
                {"dx": right.value / classes},
                "Divided by all elements. The mean is over the samples only.",
            ),
        ]
        if scale != 1.0:
            suspects.insert(0, Suspect("ignores-upstream", {"dx": right.value / scale}))
        if count > 1:
            suspects += [
                Suspect("missing-batch-mean", {"dx": factor * count * right.value})
                for factor in (1, -1)
            ]
            suspects.append(
                Suspect("extra-batch-mean", {"dx": right.value / count}, "Divided by N twice.")
            )
        given = {"x": one.x, "t": one.t, "dout": scale}
        layer = call("SoftmaxWithLoss", factory)
        forward = method("SoftmaxWithLoss", layer, "forward")
        call("SoftmaxWithLoss.forward", forward, one.x.copy(), one.t.copy(), given=described(given))
        backward = method("SoftmaxWithLoss", layer, "backward")
        dx = call("SoftmaxWithLoss.backward", backward, *dout, given=described(given))
        Question(
            "SoftmaxWithLoss.backward", given, {"dx": right}, suspects, _SOFTMAX, gradient=True
        ).settle(dx)


# ---------------------------------------------------------------- he_init


def _he_init(run: Run, answer: Any) -> None:
    """Shape, spread and form of many random numbers: far from chance, so that luck decides nothing.

    With 100,000 numbers the spread is known to 0.22 % (one standard deviation); the check asks for
    2 %, nine of them.
    """
    read = f'Lecture {SECTION}, "Starting weights: too small, too large, He"'
    seed = int(run.rng.integers(2**31))
    for n_in, n_out in ((200, 500), (800, 125)):
        given = f"n_in = {n_in}, n_out = {n_out}"
        returned = call("he_init", answer, np.random.default_rng(seed), n_in, n_out, given=given)
        again = call("he_init", answer, np.random.default_rng(seed), n_in, n_out, given=given)
        if returned is None:
            raise CheckFailed("he_init returned None.", "not-implemented")
        try:
            numbers, same = as_numbers(returned), as_numbers(again)
        except NotNumbersError as error:
            details = Details(given=given, got=str(error), read=read)
            raise CheckFailed("he_init did not return numbers.", "wrong-shape", details) from None
        if numbers.shape != (n_in, n_out):
            expected = f"an array of shape {(n_in, n_out)}"
            details = Details(given=given, expected=expected, got=kind_of(returned), read=read)
            raise CheckFailed("he_init: the shape is wrong.", "wrong-shape", details)
        if not np.array_equal(numbers, same):
            why = "The same generator gave other numbers: draw them from the `rng` passed in."
            details = Details(given=given, why=why, read=read)
            raise CheckFailed("he_init does not use its generator.", "unknown", details)
        _spread(numbers, n_in, n_out, given, read)


def _spread(numbers: Array, n_in: int, n_out: int, given: str, read: str) -> None:
    right = float(np.sqrt(2 / n_in))
    spread, centre = float(np.std(numbers)), float(np.mean(numbers))
    shown = {
        "given": given,
        "expected": f"standard deviation {right:.4g}, mean 0",
        "got": f"standard deviation {spread:.4g}, mean {centre:.4g}",
        "read": read,
    }
    if not abs(spread - right) <= 0.02 * right:
        known = {
            "√(1/n_in)": (np.sqrt(1 / n_in), "missing-factor", "The 2 under the root is missing."),
            "2/n_in": (2 / n_in, "unknown", "2/n_in is the variance. Its root is asked."),
            "√(2/n_out)": (np.sqrt(2 / n_out), "transposed", "n_in and n_out are exchanged."),
            "1": (1.0, "missing-factor", "The numbers were not scaled at all."),
        }
        for size, code, why in known.values():
            if abs(spread - size) <= 0.02 * size:
                details = Details(**shown, why=why)
                raise CheckFailed("he_init: the spread is wrong.", code, details)
        raise CheckFailed("he_init: the spread is wrong.", "unknown", Details(**shown))
    fourth = float(np.mean((numbers - centre) ** 4)) / spread**4
    if not (abs(centre) <= 0.05 * right and abs(fourth - 3) <= 0.3):
        why = "The numbers are not Gaussian around 0."
        raise CheckFailed("he_init: the form is wrong.", "unknown", Details(**shown, why=why))


# ---------------------------------------------------------------- a network of two layers

_NAMES: Final = ("W1", "b1", "W2", "b2")

# A student's network may start with weights of 0: then every x is at the kink, and the right
# derivative there is 0.
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
        z1 = np.maximum(self.u1, 0)

        def output(w1: Any, b1: Any, w2: Any, b2: Any) -> Any:
            u = self.x @ w1 + b1
            hidden = np.where(u.real > 0, u, 0) if slope is None else z1 + slope * (u - self.u1)
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
        y, t = _probabilities(self.output), self.one_hot
        found = gradients(
            self.logits(slope), self.parameters, scale * (y - t), scale_dout=scale * 4 * (y + t)
        )
        return dict(zip(_NAMES, found, strict=True))


def _network_suspects(s: Situation, scale: float) -> list[Suspect]:
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
    suspects = [
        Suspect(code, {n: e.value for n, e in s.gradients(scale, slope).items()}, why)
        for code, slope, why in slopes
    ]
    delta2 = scale * (_probabilities(s.output) - s.one_hot)
    (delta1,) = gradients(lambda u: np.where(u.real > 0, u, 0) @ s.network["W2"], [u1], delta2)
    suspects.append(Suspect("bias-not-summed", {"b1": delta1.value, "b2": delta2}))
    suspects += [
        Suspect(
            "extra-batch-mean",
            {name: value / count for name, value in right.items()},
            "The mean over the batch was taken once too often.",
        ),
        Suspect("missing-batch-mean", {name: value * count for name, value in right.items()}),
    ]
    return suspects


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
        if np.abs(u1).min() > 0.02 and (u1 > 0).any() and (u1 < 0).any():
            return situation


def _accumulate_trials(run: Run) -> Iterator[Trial]:
    sizes = [(3, 2, 3, 2)] if not run.hidden else [(3, 3, 4, 3), (5, 2, 3, 4)] * run.rounds
    for size in sizes:
        s = _drawn(run, size)
        arguments = {"network": s.network, "X": s.x, "T": s.one_hot}
        yield Trial(arguments, s.gradients(1.0), _network_suspects(s, 1.0))


def _made(run: Run, factory: Any, sizes: tuple[int, int, int, int]) -> tuple[Any, Situation]:
    """A student's network, and the situation with the parameters that it has."""
    samples, n_in, n_hidden, n_out = sizes
    given = f"n_in = {n_in}, n_hidden = {n_hidden}, n_out = {n_out}"
    seed = int(run.rng.integers(2**31))
    network = call(
        "TwoLayerNet", factory, n_in, n_hidden, n_out, np.random.default_rng(seed), given=given
    )
    parameters = _parameters(network, (n_in, n_hidden, n_out), given)
    for _ in range(_TRIES_TO_LEAVE_KINKS):
        x = signed(run.rng, (samples, n_in), 0.2, 1.0)
        situation = Situation(parameters, x, run.rng.integers(n_out, size=samples))
        if np.abs(situation.u1).min() > 1e-3:
            break
    return network, situation


def _parameters(network: Any, sizes: tuple[int, int, int], given: str) -> dict[str, Array]:
    n_in, n_hidden, n_out = sizes
    found = call("TwoLayerNet.params", getattr, network, "params", None)
    shapes = {"W1": (n_in, n_hidden), "b1": (n_hidden,), "W2": (n_hidden, n_out), "b2": (n_out,)}
    read = f'Lecture {SECTION}, "A network of any depth"'
    if not isinstance(found, Mapping) or any(name not in found for name in shapes):
        details = Details(given, "a dict with the keys 'W1', 'b1', 'W2', 'b2'", kind_of(found))
        raise CheckFailed("TwoLayerNet.params lacks a parameter.", "wrong-keys", details)
    parameters = {}
    for name, shape in shapes.items():
        try:
            parameters[name] = as_numbers(found[name])
        except NotNumbersError as error:
            details = Details(given, got=str(error), read=read)
            raise CheckFailed(
                f"TwoLayerNet.params: {name} is not made of numbers.", "wrong-shape", details
            ) from None
        if parameters[name].shape != shape:
            details = Details(given, f"shape {shape}", f"shape {parameters[name].shape}", read=read)
            raise CheckFailed(
                f"TwoLayerNet.params: {name} has the wrong shape.", "wrong-shape", details
            )
    return parameters


def _net_forward(run: Run, factory: Any) -> None:
    for sizes in ((4, 3, 5, 3), (3, 6, 4, 2)):
        network, s = _made(run, factory, sizes)
        read = f'Lecture {SECTION}, "A network of any depth"'
        given = {"x": s.x}
        scores = call("TwoLayerNet.predict", method("TwoLayerNet", network, "predict"), s.x.copy(),
                      given=described(given))  # fmt: skip
        size = 1.0 + np.abs(s.output).max() * 4
        # Both are called predictions: the logits, and the probabilities that softmax makes of them.
        forms = [rounded(s.output, size, 16), rounded(_probabilities(s.output), size, 16)]
        if not _is_any_of(scores, forms):
            Question("TwoLayerNet.predict", given, {"probabilities": forms[1]}, (), read).settle(
                scores
            )
        for t in (s.labels, s.one_hot):
            loss = call("TwoLayerNet.loss", method("TwoLayerNet", network, "loss"), s.x.copy(),
                        t.copy(), given=described({"x": s.x, "t": t}))  # fmt: skip
            right = _loss_estimate(s.output, s.one_hot)
            suspects = [Suspect("missing-batch-mean", {"loss": right.value * len(s.x)})]
            named = {"x": s.x, "t": t}
            Question("TwoLayerNet.loss", named, {"loss": right}, suspects, read).settle(loss)


def _is_any_of(returned: object, estimates: Iterable[Estimate]) -> bool:
    try:
        numbers = as_numbers(returned)
    except NotNumbersError:
        return False
    return any(
        numbers.shape == estimate.value.shape and bool(np.all(estimate.admits(numbers)))
        for estimate in estimates
    )


def _net_backward(run: Run, factory: Any) -> None:
    for sizes in ((4, 3, 5, 3), (3, 6, 4, 2)):
        network, s = _made(run, factory, sizes)
        for t in (s.labels, s.one_hot):
            given = {"x": s.x, "t": t}
            found = call("TwoLayerNet.gradient", method("TwoLayerNet", network, "gradient"),
                         s.x.copy(), t.copy(), given=described(given))  # fmt: skip
            scale = 1.0 / len(s.x)
            Question(
                "TwoLayerNet.gradient",
                given,
                s.gradients(scale),
                _network_suspects(s, scale),
                f'Lecture {SECTION}, "A network of any depth"',
                gradient=True,
            ).settle(found, form="dict")


# ---------------------------------------------------------------- SGD


def _sgd(run: Run, factory: Any) -> None:
    rate = 0.25 if not run.hidden else float(run.rng.uniform(0.05, 0.6))
    read = f'Lecture {SECTION}, "One step of SGD"'
    before = {"W": signed(run.rng, (2, 3), 0.5, 3.0), "b": signed(run.rng, (3,), 0.5, 3.0)}
    grads = {"W": signed(run.rng, (2, 3), 0.5, 3.0), "b": signed(run.rng, (3,), 0.5, 3.0)}
    given = {"params": before, "grads": grads, "learning_rate": rate}
    params = {name: value.copy() for name, value in before.items()}
    passed = {name: value.copy() for name, value in grads.items()}
    optimizer = call("SGD", factory, rate, given=f"learning_rate = {rate}")
    update = method("SGD", optimizer, "update")
    call("SGD.update", update, params, passed, given=described(given))
    if all(equal(params[name], value) for name, value in before.items() if name in params):
        why = "Change the dict `params` itself: afterwards params[k] must hold the new values."
        details = Details(given=described(given), why=why, read=read)
        raise CheckFailed("SGD.update left params as they were.", "not-implemented", details)
    sizes = {name: np.abs(before[name]) + rate * np.abs(grads[name]) for name in before}
    expected = {name: rounded(before[name] - rate * grads[name], sizes[name]) for name in before}
    suspects = [
        Suspect(
            "sign-flipped",
            {name: before[name] + rate * grads[name] for name in before},
            "This step goes uphill. Subtract the gradient.",
        ),
        Suspect(
            "missing-factor",
            {name: before[name] - grads[name] for name in before},
            "The learning rate was not used.",
        ),
    ]
    Question("SGD.update", given, expected, suspects, read).settle(params, form="dict")
    if any(not equal(passed[name], value) for name, value in grads.items()):
        raise CheckFailed("SGD.update changed the gradients.", "mutates-input", Details(read=read))


# ---------------------------------------------------------------- train

_ENOUGH: Final = 0.95
_TRIES: Final = 3


def _train(run: Run, answer: Any) -> None:
    """Train on the digits, and count the right answers on images that were held out.

    The hidden part gives a training that falls short two more tries, so that no bad start decides.
    """
    digits = load_digits()
    best = 0.0
    for _ in range(_TRIES if run.hidden else 1):
        seed = int(run.rng.integers(2**31))
        network = call(
            "train",
            answer,
            digits.x_train.copy(),
            digits.t_train.copy(),
            np.random.default_rng(seed),
        )
        if network is None:
            raise CheckFailed("train returned None: return the network.", "not-implemented")
        best = max(best, _accuracy(network, digits.x_test, digits.t_test))
        if best >= _ENOUGH:
            return
    raise CheckFailed(
        "train: the network is not good enough yet.",
        "unknown",
        Details(
            expected=f"at least {_ENOUGH:.0%} of {len(digits.t_test)} held-out images right",
            got=f"{best:.1%}",
            why="More epochs, a larger or smaller learning rate, or more hidden units may help.\n"
            "Look at the loss while it trains: does it still fall?",
            read=f'Lecture {SECTION}, "Training"',
        ),
    )


def _accuracy(network: Any, x: Array, t: Labels) -> float:
    predict = method("train's network", network, "predict")
    returned = call("train's network.predict", predict, x.copy())
    try:
        scores = as_numbers(returned)
    except NotNumbersError as error:
        details = Details(got=str(error))
        raise CheckFailed("predict did not return numbers.", "wrong-shape", details) from None
    if scores.shape != (len(x), 10):
        details = Details(expected=f"an array of shape {(len(x), 10)}", got=kind_of(returned))
        raise CheckFailed("predict: the shape is wrong.", "wrong-shape", details)
    return float(np.mean(np.argmax(scores, axis=1) == t))


# ---------------------------------------------------------------- what the test cells call

_SLOPE = {"sign-flipped", "finite-difference", "missing-factor"}
_NETWORK = {
    "extra-batch-mean",
    "missing-activation-derivative",
    "forward-as-derivative",
    "wrong-activation-derivative",
    "bias-not-summed",
    "transposed",
    "wrong-keys",
} | _SLOPE

register("Affine__forward", SECTION, 1, _affine_forward, {"wrong-shape"})
register(
    "Affine__backward",
    SECTION,
    3,
    _affine_backward,
    _SLOPE | {"bias-not-summed", "extra-batch-mean", "ignores-upstream", "transposed"},
)
register(
    "Affine__robust",
    SECTION,
    1,
    _affine_robust,
    {"stale-state", "shared-state", "mutates-input", "integer-truncation"},
)
register(
    "SoftmaxWithLoss__forward",
    SECTION,
    2,
    _softmax_forward,
    {"missing-batch-mean", "extra-batch-mean", "sign-flipped", "wrong-shape"},
)
register(
    "SoftmaxWithLoss__backward",
    SECTION,
    3,
    _softmax_backward,
    _SLOPE
    | {"ignores-upstream", "missing-batch-mean", "extra-batch-mean", "forward-as-derivative"},
)
register("he_init__value", SECTION, 1, _he_init, {"missing-factor", "transposed", "wrong-shape"})
register_function(
    Function(
        "accumulate_loops",
        SECTION,
        f'Lecture {SECTION}, "A mini-batch: gradients are summed"',
        _accumulate_trials,
        "dict",
        gradient=True,
    ),
    {"value": 4},
    {"value": _NETWORK},
)
register("TwoLayerNet__forward", SECTION, 1, _net_forward, {"missing-batch-mean", "wrong-keys"})
register("TwoLayerNet__backward", SECTION, 4, _net_backward, _NETWORK | {"missing-batch-mean"})
register("SGD__value", SECTION, 1, _sgd, {"sign-flipped", "missing-factor", "mutates-input"})
register("train__value", SECTION, 3, _train)
