"""Where forward is wrong, the message says whether backward at least fits it."""

import numpy as np
import pytest

from grader_tests import consistency
from grader_tests.consistency import FITS, FITS_NOT
from tests.grader_tests.judging import JUDGES, failure


def message(judge, cell, answer):
    return str(failure(judge, cell, answer)).replace("\n" + " " * 12, "\n")


class Square:
    """A layer that computes x² where another function was asked."""

    def forward(self, x):
        self.x = x
        return x * x

    def backward(self, dout):
        return 2 * self.x * dout


class NotEvenThat(Square):
    def backward(self, dout):
        return 3 * self.x * dout


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("exercise", ["Relu", "Exp", "Reciprocal", "Sigmoid", "SigmoidFromNodes"])
def test_a_layer_with_another_function(judge, exercise):
    assert FITS in message(judge, f"{exercise}__backward", Square)
    assert FITS_NOT in message(judge, f"{exercise}__backward", NotEvenThat)


@pytest.mark.parametrize("judge", JUDGES)
def test_nothing_is_said_where_forward_is_right(judge):
    class Minus:
        def forward(self, x):
            self.y = np.exp(x)
            return self.y

        def backward(self, dout):
            return -self.y * dout

    text = message(judge, "Exp__backward", Minus)
    assert FITS not in text and FITS_NOT not in text


@pytest.mark.parametrize("judge", JUDGES)
def test_affine(judge):
    class Doubled:
        factor = 2

        def __init__(self, W, b):
            self.W, self.b = W, b

        def forward(self, x):
            self.x = x
            return 2 * (x @ self.W) + self.b

        def backward(self, dout):
            self.dW, self.db = self.factor * self.x.T @ dout, dout.sum(axis=0)
            return self.factor * dout @ self.W.T

    class Unlike(Doubled):
        factor = 3

    assert FITS in message(judge, "Affine__backward", Doubled)
    assert FITS_NOT in message(judge, "Affine__backward", Unlike)


@pytest.mark.parametrize("judge", JUDGES)
def test_softmax_with_a_loss_that_is_not_divided(judge):
    class Summed:
        def forward(self, x, t):
            y = np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)
            t = np.eye(x.shape[1])[t] if t.ndim == 1 else t
            self.delta = y - t
            return -np.sum(t * np.log(y))

        def backward(self, dout=1.0):
            return self.delta * dout

    text = message(judge, "SoftmaxWithLoss__backward", Summed)
    assert "[missing-batch-mean]" in text and FITS in text


@pytest.mark.parametrize("out", [None, "text", np.zeros(7), [1.0, [2.0]]])
def test_nothing_is_said_of_a_forward_without_numbers(out):
    assert consistency.words(lambda x: out, [np.ones(2)], np.ones(2), {"dx": np.ones(2)}) == ""


def test_large_arrays_are_not_looked_at():
    calls = []
    x = np.ones(100)
    assert consistency.words(calls.append, [x], x, {"dx": x}) == ""
    assert calls == []
