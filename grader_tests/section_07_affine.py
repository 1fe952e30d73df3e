"""Checks of the affine layer: x W + b, its gradients, and what it keeps between calls."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import numpy as np

from grader_tests import consistency
from grader_tests.agreement import agree
from grader_tests.answers import NotNumbersError, as_numbers, show, text_of
from grader_tests.arguments import unchanged
from grader_tests.calling import call
from grader_tests.failure import CheckFailed, Details
from grader_tests.layers import method, signed, upstream
from grader_tests.misconceptions import Suspect
from grader_tests.oracle import Array, Estimate, gradients, rounded
from grader_tests.projections import sized_gradients
from grader_tests.questions import Question, settle_large
from grader_tests.reading import Reader
from grader_tests.registry import Run

_READ: Final = 'Lecture 07_training, "The same as matrices"'


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

    @property
    def arguments(self) -> dict[str, Array]:
        """All of them by name."""
        return {**self.given, "dout": self.dout}

    def copy(self) -> "Batch":
        """The same numbers in arrays of their own."""
        return Batch(self.x.copy(), self.weights.copy(), self.bias.copy(), self.dout.copy())


def affine_forward(run: Run, factory: Any) -> None:
    """x W + b, for several batches.

    Raises:
        CheckFailed: the output is not right.
    """
    for batch in _batches(run):
        value = batch.x @ batch.weights + batch.bias
        size = np.abs(batch.x) @ np.abs(batch.weights) + np.abs(batch.bias)
        suspects = [
            Suspect("unknown", {"out": value - batch.bias}, "The bias b was not added."),
        ]
        _, out = _made(factory, batch.copy())
        Question(
            "Affine.forward", batch.given, {"out": rounded(value, size, 8)}, suspects, _READ
        ).settle(out)


def affine_backward(run: Run, factory: Any) -> None:
    """dx, dW and db, for several batches.

    Raises:
        CheckFailed: one of them is not right.
    """
    for batch in _batches(run):
        layer, out = _made(factory, batch.copy())
        expected = _expected(batch)
        count = len(batch.x)
        ones = _expected(Batch(batch.x, batch.weights, batch.bias, np.ones_like(batch.dout)))
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
            batch.arguments,
            expected,
            suspects,
            _READ,
            gradient=True,
            remark=partial(_fit, factory, batch, out),
        ).settle(_gradients(layer, batch.copy()), form="dict")
    if run.hidden and run.size is None:
        _larger(factory, run)


def _fit(factory: Any, batch: Batch, out: object, answers: Mapping[str, object]) -> str:
    """Where the student's forward is wrong: whether backward fits it, in words."""
    right = batch.x @ batch.weights + batch.bias
    try:
        if agree(as_numbers(out), right):
            return ""
    except NotNumbersError:
        return ""

    def forward(x: Array, weights: Array, bias: Array) -> object:
        return _made(factory, Batch(x, weights, bias, batch.dout))[1]

    inputs = [batch.x, batch.weights, batch.bias]
    return consistency.words(forward, inputs, batch.dout, answers)


def _larger(factory: Any, run: Run) -> None:
    """Larger arrays, by random projections."""
    batch = _batch(run.rng, 10, 24, 16)
    layer, _ = _made(factory, batch.copy())
    right = sized_gradients(
        lambda x, w, b: x @ w + b, [batch.x, batch.weights, batch.bias], batch.dout, run.rng
    )
    expected = dict(zip(("dx", "dW", "db"), right, strict=True))
    given = text_of(batch.arguments)
    settle_large("Affine.backward", _READ, given, _gradients(layer, batch.copy()), expected)


def affine_robust(run: Run, factory: Any) -> None:
    """The layer against itself: used twice, beside another one, with whole numbers.

    Raises:
        CheckFailed: it keeps too much, shares, changes what was passed in, or cuts off decimals.
    """
    sizes = run.shape((3, 2, 4))
    first, second = _batch(run.rng, *sizes), _batch(run.rng, *sizes)
    second = Batch(second.x, first.weights, first.bias, second.dout)
    # First: a layer that changes its weights gives other results in a second call, too.
    _leaves_arguments_alone(factory, first)
    _forgets(factory, first, second)
    _keeps_apart(factory, first, _batch(run.rng, *sizes))
    _takes_whole_numbers(factory, run, first)


# ---------------------------------------------------------------- batches


def _batch(rng: np.random.Generator, samples: int, n_in: int, n_out: int) -> Batch:
    return Batch(
        signed(rng, (samples, n_in), 0.3, 2.0),
        signed(rng, (n_in, n_out), 0.3, 2.0),
        signed(rng, (n_out,), 0.3, 2.0),
        upstream(rng, (samples, n_out)),
    )


def _batches(run: Run) -> Iterator[Batch]:
    if run.hidden:
        small = [(1, 1, 1), (3, 1, 1), (1, 2, 1), (1, 1, 2), (1, 2, 2), (3, 2, 2)]
        for sizes in run.sizes([(3, 2, 4), (5, 3, 2), (3, 3, 3)], small):
            yield _batch(run.rng, *sizes)
    else:
        # Three different sizes: a product with the factors exchanged must not fit.
        yield Batch(
            np.array([[1.0, 2.0], [-1.0, 0.5], [3.0, -2.0], [0.5, 1.0]]),
            np.array([[2.0, -1.0, 0.5], [0.5, 4.0, -3.0]]),
            np.array([0.25, -0.5, 1.0]),
            np.array([[1.5, -2.0, 1.0], [0.5, 3.0, -0.5], [-1.0, 0.25, 2.0], [2.0, 1.0, -1.5]]),
        )


def _expected(batch: Batch) -> dict[str, Estimate]:
    estimates = gradients(
        lambda x, w, b: x @ w + b, [batch.x, batch.weights, batch.bias], batch.dout
    )
    return dict(zip(("dx", "dW", "db"), estimates, strict=True))


# ---------------------------------------------------------------- a student's layer


def _made(factory: Any, batch: Batch) -> tuple[Any, Any]:
    """A new layer and the output of its forward pass."""
    layer = call("Affine", factory, batch.weights, batch.bias, given=text_of(batch.given))
    return layer, _output(layer, batch)


def _output(layer: Any, batch: Batch) -> Any:
    forward = method("Affine", layer, "forward")
    return call("Affine.forward", forward, batch.x, given=text_of(batch.given))


def _gradients(layer: Any, batch: Batch) -> dict[str, Any]:
    given = text_of(batch.arguments)
    backward = method("Affine", layer, "backward")
    dx = call("Affine.backward", backward, batch.dout, given=given)
    return {
        "dx": dx,
        "dW": call("Affine.dW", getattr, layer, "dW", None),
        "db": call("Affine.db", getattr, layer, "db", None),
    }


def _as_arrays(parts: Mapping[str, Any]) -> dict[str, Array]:
    return {
        name: Reader(f"Affine.{'forward' if name == 'out' else 'backward'}", _READ).numbers(
            name, part
        )
        for name, part in parts.items()
    }


def _both_passes(layer: Any, batch: Batch) -> dict[str, Array]:
    out = _as_arrays({"out": _output(layer, batch)})
    return out | _as_arrays(_gradients(layer, batch))


def _fresh(factory: Any, batch: Batch) -> dict[str, Array]:
    layer = call("Affine", factory, batch.weights.copy(), batch.bias.copy())
    return _both_passes(layer, batch.copy())


# ---------------------------------------------------------------- robust


def _agree(got: Mapping[str, Array], expected: Mapping[str, Array], failure: CheckFailed) -> None:
    """Compare two runs of the same student's code.

    Raises:
        CheckFailed: the given failure, if they differ.
    """
    if not all(agree(part, expected[name]) for name, part in got.items()):
        raise failure


def _forgets(factory: Any, first: Batch, second: Batch) -> None:
    layer, _ = _made(factory, first.copy())
    _gradients(layer, first.copy())
    failure = CheckFailed(
        "Affine: a second call gives other results than a fresh layer.",
        "stale-state",
        Details(
            why="A value of an earlier call is still used. Set x, dW and db anew each time.",
            read=_READ,
        ),
    )
    _agree(_both_passes(layer, second.copy()), _fresh(factory, second), failure)


def _keeps_apart(factory: Any, one: Batch, two: Batch) -> None:
    layer, _ = _made(factory, one.copy())
    other, _ = _made(factory, two.copy())
    failure = CheckFailed(
        "Affine: using one instance changes another.",
        "shared-state",
        Details(why="Keep values in `self`, not in the class or in a global name.", read=_READ),
    )
    _agree(_as_arrays(_gradients(layer, one.copy())), _fresh(factory, one), failure)
    _agree(_as_arrays(_gradients(other, two.copy())), _fresh(factory, two), failure)


def _leaves_arguments_alone(factory: Any, batch: Batch) -> None:
    now = batch.copy()
    layer, _ = _made(factory, now)
    _gradients(layer, now)
    unchanged("Affine", now.arguments, batch.arguments, _READ)


def _takes_whole_numbers(factory: Any, run: Run, batch: Batch) -> None:
    whole = run.rng.integers(1, 5, batch.x.shape) * run.rng.choice([-1, 1], batch.x.shape)
    decimal = Batch(whole.astype(np.float64), batch.weights, batch.bias, batch.dout)
    failure = CheckFailed(
        "Affine: whole numbers in x give other results than the same decimal numbers.",
        "integer-truncation",
        Details(
            given=f"x = {show(whole)}",
            why="An array of integers cannot hold decimals: np.zeros_like of one cuts them off.",
            read=_READ,
        ),
    )
    integers = Batch(whole, batch.weights, batch.bias, batch.dout)
    _agree(_fresh(factory, integers), _fresh(factory, decimal), failure)
