"""Checks of softmax with cross-entropy, and the trusted forward functions of both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from grader_tests import consistency
from grader_tests.answers import NotNumbersError, as_numbers, text_of
from grader_tests.calling import call
from grader_tests.layers import method, signed
from grader_tests.misconceptions import Suspect
from grader_tests.oracle import Array, Estimate, gradients, rounded
from grader_tests.questions import Question
from grader_tests.registry import Run

Labels = NDArray[np.signedinteger[Any]]

_READ: Final = 'Lecture 07_training, "Why a_i = y_i − t_i"'

# A guard inside the logarithm, log(y + guard), may change the loss by this much and no more.
_GUARD: Final = 2e-7
_STALE: Final = "This is the result of the last batch. Set everything anew in each forward."
# Smaller ones do not show in a wrong loss.
_USUAL_GUARDS: Final = (0.0, 1e-7, 1e-8, 1e-9)


def probabilities(logits: Any) -> Any:
    """Softmax of real or complex logits (…, J), over the last axis."""
    grown = np.exp(logits - np.max(np.real(logits), axis=-1, keepdims=True))
    return grown / np.sum(grown, axis=-1, keepdims=True)


def cross_entropy(logits: Any, one_hot: Array, guard: float = 0.0) -> Any:
    """The mean cross-entropy of softmax(logits), real or complex; logits and one_hot (N, J).

    guard: added to each probability inside the logarithm.
    """
    return -np.sum(one_hot * np.log(probabilities(logits) + guard)) / len(one_hot)


def loss_estimate(logits: Array, one_hot: Array) -> Estimate:
    """The mean cross-entropy, and how far a right one may be from it: with a guard, a little."""
    value = rounded(cross_entropy(logits, one_hot), 1.0 + np.abs(logits).max(), logits.size)
    chosen = np.sum(one_hot * probabilities(logits), axis=-1)
    return Estimate(value.value, value.bound + np.mean(np.log1p(_GUARD / chosen)))


def loss_suspects(logits: Array, one_hot: Array) -> list[Suspect]:
    """What mistakes answer for the mean cross-entropy, with and without a guard."""
    count, classes = logits.shape
    suspects = []
    for guard in _USUAL_GUARDS:
        loss = cross_entropy(logits, one_hot, guard)
        if count > 1:
            suspects.append(Suspect("missing-batch-mean", {"loss": count * loss}))
        suspects += [
            Suspect("sign-flipped", {"loss": -loss}),
            Suspect(
                "extra-batch-mean",
                {"loss": loss / classes},
                "The mean was taken over all elements. It is over the samples only.",
            ),
        ]
    return suspects


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
        small = [(1, 2), (1, 3), (3, 2), (3, 3)]
        for samples, classes in run.sizes([(3, 4), (5, 3), (1, 3)], small):
            x = signed(run.rng, (samples, classes), 0.2, 2.5)
            labels = run.rng.integers(classes, size=samples)
            yield Classified(x, labels, labels)
            yield Classified(x, labels, np.eye(classes)[labels])
    else:
        # Not as many samples as classes: labels in the place of one-hot rows must not fit.
        x = np.array([[2.0, 1.0, -1.0], [0.5, -0.5, 1.5], [0.0, 3.0, 1.0], [1.0, -2.0, 0.5]])
        labels = np.array([0, 1, 2, 0])
        yield Classified(x, labels, np.eye(3)[labels])
        yield Classified(x, labels, labels)


def softmax_forward(run: Run, factory: Any) -> None:
    """The loss, for labels and one-hot rows.

    Raises:
        CheckFailed: it is not right.
    """
    for one in _classified(run):
        right = loss_estimate(one.x, one.one_hot)
        layer = _used(factory, one)
        forward = method("SoftmaxWithLoss", layer, "forward")
        given = {"x": one.x, "t": one.t}
        arguments = (one.x.copy(), one.t.copy())
        loss = call("SoftmaxWithLoss.forward", forward, *arguments, given=text_of(given))
        suspects = chain(loss_suspects(one.x, one.one_hot), _stale_losses(one))
        question = Question("SoftmaxWithLoss.forward", given, {"loss": right}, suspects, _READ)
        question.settle(loss)


def _used(factory: Any, one: Classified) -> Any:
    """A layer that has seen another batch before: what it kept of that must not matter."""
    layer = call("SoftmaxWithLoss", factory)
    forward = method("SoftmaxWithLoss", layer, "forward")
    before = _before(one)
    call("SoftmaxWithLoss.forward", forward, before.x.copy(), before.t.copy())
    return layer


def _before(one: Classified) -> Classified:
    """The batch before: other logits, and other classes, in the same form."""
    labels = (one.labels + 1) % one.x.shape[1]
    x = -0.7 * one.x[:, ::-1]
    return Classified(x, labels, labels if one.t.ndim == 1 else np.eye(one.x.shape[1])[labels])


def softmax_backward(run: Run, factory: Any) -> None:
    """The gradient of the loss, with dout left out and with dout = 0.75.

    Raises:
        CheckFailed: it is not right.
    """
    for place, one in enumerate(_classified(run)):
        dout = () if place % 2 == 0 else (0.75,)
        scale = dout[0] if dout else 1.0
        y, t = probabilities(one.x), one.one_hot
        (right,) = gradients(
            lambda x, t=t: cross_entropy(x, t), [one.x], scale, floor=[(y + t) * scale / len(t)]
        )
        given = {"x": one.x, "t": one.t, "dout": scale}
        layer = _used(factory, one)
        forward = method("SoftmaxWithLoss", layer, "forward")
        arguments = (one.x.copy(), one.t.copy())
        loss = call("SoftmaxWithLoss.forward", forward, *arguments, given=text_of(given))
        backward = method("SoftmaxWithLoss", layer, "backward")
        dx = call("SoftmaxWithLoss.backward", backward, *dout, given=text_of(given))
        if _of_guarded_loss(one, scale, dx, right):
            continue
        Question(
            "SoftmaxWithLoss.backward",
            given,
            {"dx": right},
            chain(_gradient_suspects(right, y, scale), _stale_gradients(one, scale)),
            _READ,
            gradient=True,
            remark=partial(_fit, factory, one, loss, scale),
        ).settle(dx)


def _fit(
    factory: Any, one: Classified, loss: object, scale: float, answers: Mapping[str, object]
) -> str:
    """Where the student's loss is wrong: whether backward fits it, in words."""
    right = loss_estimate(one.x, one.one_hot)
    try:
        if np.all(right.admits(as_numbers(loss))):
            return ""
    except NotNumbersError:
        return ""

    def forward(x: Array) -> object:
        layer = call("SoftmaxWithLoss", factory)
        run_forward = method("SoftmaxWithLoss", layer, "forward")
        return call("SoftmaxWithLoss.forward", run_forward, x, one.t.copy())

    return consistency.words(forward, [one.x], np.asarray(scale), answers)


def _stale_losses(one: Classified) -> Iterator[Suspect]:
    before = _before(one)
    for guard in _USUAL_GUARDS:
        loss = cross_entropy(before.x, before.one_hot, guard)
        yield Suspect("stale-state", {"loss": np.asarray(loss)}, _STALE)


def _stale_gradients(one: Classified, scale: float) -> Iterator[Suspect]:
    before = _before(one)
    (wrong,) = gradients(lambda x: cross_entropy(x, before.one_hot), [before.x], scale)
    yield Suspect("stale-state", {"dx": wrong.value}, _STALE)


def _of_guarded_loss(one: Classified, scale: float, dx: object, plain: Estimate) -> bool:
    """Whether dx is the exact derivative of a loss with a guard in its logarithm: right as well.

    plain: the gradient without a guard; what it admits needs no guard.
    """
    y, t = probabilities(one.x), one.one_hot
    try:
        answer = as_numbers(dx)
    except NotNumbersError:
        return False
    if answer.shape != plain.shape or np.all(plain.admits(answer)):
        return False
    for guard in _USUAL_GUARDS[1:]:
        (right,) = gradients(
            lambda x, guard=guard: cross_entropy(x, t, guard),
            [one.x],
            scale,
            floor=[(y + t) * scale / len(t)],
        )
        if np.all(right.admits(answer)):
            return True
    return False


def _gradient_suspects(right: Estimate, y: Array, scale: float) -> list[Suspect]:
    count, classes = y.shape
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
    return suspects
