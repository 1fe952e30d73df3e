"""Check of the training: how many held-out digits the trained network reads."""

from typing import Any, Final

import numpy as np

from grader_tests.calling import call
from grader_tests.failure import CheckFailed, Details
from grader_tests.layers import method
from grader_tests.oracle import Array
from grader_tests.reading import Reader
from grader_tests.registry import Run
from helpers import load_digits

ENOUGH: Final = 0.95
# A start can be bad luck: a training that nearly succeeds is tried again in the hidden part.
NEARLY: Final = 0.90
TRIES: Final = 5

_READ: Final = 'Lecture 07_training, "Training"'


def train(run: Run, answer: Any) -> None:
    """Train on the digits, and count the right answers on images that were held out.

    Raises:
        CheckFailed: not enough of them are right, or what came back cannot predict.
    """
    digits = load_digits()
    count = len(digits.t_test)
    best = 0
    for _ in range(TRIES if run.hidden else 1):
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
        scores = _scores(network, digits.x_test)
        best = max(best, int(np.sum(np.argmax(scores, axis=1) == digits.t_test)))
        if best >= ENOUGH * count:
            return
        if best < NEARLY * count:
            break
    if np.isnan(scores).any():
        why = (
            "predict returned NaN. Some number grew too large on the way: the learning rate is\n"
            "too large, or softmax takes e to a large power."
        )
        raise CheckFailed(
            "train: the network predicts no numbers.", "not-finite", Details(why=why, read=_READ)
        )
    raise CheckFailed(
        "train: the network is not good enough yet.",
        "unknown",
        Details(
            expected=f"at least {ENOUGH:.0%} of {count} held-out images right",
            got=f"{best / count:.1%}",
            why="More epochs, a larger or smaller learning rate, or more hidden units may help.\n"
            "Look at the loss while it trains: does it still fall?",
            read=_READ,
        ),
    )


def _scores(network: Any, x: Array) -> Array:
    """What a student's network predicts, (N, 10)."""
    predict = method("train's network", network, "predict")
    returned = call("train's network.predict", predict, x.copy())
    reader = Reader("train's network.predict", _READ)
    reader.present(returned)
    return reader.numbers("the prediction", returned, (len(x), 10))
