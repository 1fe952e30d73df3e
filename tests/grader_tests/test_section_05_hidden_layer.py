"""The checks of section 05: what counts as a set of names, and mistakes with the batch."""

import numpy as np
import pytest

from grader_tests import check_hidden
from tests.grader_tests.judging import JUDGES, code

NAMES = ("relu", "identity")


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize(
    "names",
    [set(NAMES), frozenset(NAMES), NAMES, list(NAMES), np.array(NAMES), dict.fromkeys(NAMES)],
)
def test_any_collection_of_names_is_a_set(judge, names):
    assert code(judge, "slide_is_right_for__value", names) is None


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("make", [iter, lambda names: (name for name in names), " ".join])
def test_an_iterator_and_a_text_are_not_sets(judge, make):
    # An iterator would be right in the visible check, which empties it, and wrong in the hidden.
    assert code(judge, "slide_is_right_for__value", make(NAMES)) == "wrong-shape"


@pytest.mark.parametrize("judge", JUDGES)
def test_a_second_batch_mean_in_delta1_has_its_name(judge):
    def hidden_delta(delta2, W2, u1, d_f):
        return (delta2 @ W2.T) * d_f(u1) / len(delta2)

    assert code(judge, "hidden_delta__value", hidden_delta) == "extra-batch-mean"


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("cut", ["delta2", "gradients"])
def test_decimals_cut_early_or_late_are_integer_truncation(judge, cut):
    def backward(network, x, d, cache, d_f):
        delta2 = (cache["y"] - d) / len(d)
        if cut == "delta2":
            delta2 = delta2.astype(d.dtype)
        delta1 = (delta2 @ network["W2"].T) * d_f(cache["u1"])
        grads = {
            "W1": x.T @ delta1,
            "b1": delta1.sum(axis=0),
            "W2": cache["z1"].T @ delta2,
            "b2": delta2.sum(axis=0),
        }
        if cut == "gradients":
            grads = {name: value.astype(x.dtype) for name, value in grads.items()}
        return grads

    assert code(judge, "backward__backward", backward) is None
    assert code(judge, "backward__robust", backward) == "integer-truncation"


def test_a_slope_written_with_the_output_is_never_a_numerical_derivative():
    # z(1 − z) loses digits where the sigmoid is flat. It is right for the sigmoid all the same.
    def always_sigmoid(delta2, W2, u1, d_f):
        z1 = 1 / (1 + np.exp(-u1))
        return (delta2 @ W2.T) * z1 * (1 - z1)

    found = {code(check_hidden, "hidden_delta__value", always_sigmoid) for _ in range(300)}
    assert found == {"wrong-activation-derivative"}


def test_a_difference_quotient_is_told_from_rounding():
    def quotient(delta2, W2, u1, d_f, h=1e-5):
        slope = (np.tanh((u1 + h) / 2) - np.tanh((u1 - h) / 2)) / (4 * h)
        return (delta2 @ W2.T) * slope

    found = {code(check_hidden, "hidden_delta__value", quotient) for _ in range(100)}
    assert found == {"finite-difference"}
