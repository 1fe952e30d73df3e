"""Check of SGD: two steps of the same optimizer."""

from typing import Any, Final

import numpy as np

from grader_tests.answers import described, text_of
from grader_tests.arguments import equal, unchanged
from grader_tests.calling import call
from grader_tests.failure import CheckFailed, Details
from grader_tests.layers import method, signed
from grader_tests.misconceptions import Suspect
from grader_tests.oracle import Array, rounded
from grader_tests.questions import Question
from grader_tests.registry import Run

_READ: Final = 'Lecture 07_training, "One step of SGD"'


def sgd(run: Run, factory: Any) -> None:
    """The parameters after a first step, and after a second one with other gradients.

    Raises:
        CheckFailed: they are not right, or the gradients were changed.
    """
    rate = 0.25 if not run.hidden else float(run.rng.uniform(0.05, 0.6))
    optimizer = call("SGD", factory, rate, given=f"learning_rate = {rate}")
    first = _arrays(run)
    _step(optimizer, rate, _arrays(run), first, [])
    # An optimizer may not remember the gradients of the step before.
    params = _arrays(run)
    remembers = [Suspect("stale-state", {k: params[k] - rate * first[k] for k in params})]
    _step(optimizer, rate, params, _arrays(run), remembers)


def _arrays(run: Run) -> dict[str, Array]:
    return {
        "W": signed(run.rng, run.shape((2, 3)), 0.5, 3.0),
        "b": signed(run.rng, run.shape((3,)), 0.5, 3.0),
    }


def _step(
    optimizer: Any,
    rate: float,
    before: dict[str, Array],
    grads: dict[str, Array],
    suspects: list[Suspect],
) -> None:
    """One update, judged."""
    params = {name: value.copy() for name, value in before.items()}
    passed = {name: value.copy() for name, value in grads.items()}
    given = {"params": before, "grads": grads, "learning_rate": rate}
    update = method("SGD", optimizer, "update")
    call("SGD.update", update, params, passed, given=text_of(given))
    if equal(params, before):
        why = "Change the dict `params` itself: afterwards params[k] must hold the new values."
        details = Details(given=described(given), why=why, read=_READ)
        raise CheckFailed("SGD.update left params as they were.", "not-implemented", details)
    sizes = {name: np.abs(before[name]) + rate * np.abs(grads[name]) for name in before}
    expected = {name: rounded(before[name] - rate * grads[name], sizes[name]) for name in before}
    known = [
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
    Question("SGD.update", given, expected, [*suspects, *known], _READ).settle(params, form="dict")
    why = "The gradients belong to the caller. Only params is to be changed."
    unchanged("SGD.update", {"grads": passed}, {"grads": grads}, _READ, why)
