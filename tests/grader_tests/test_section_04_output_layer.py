"""The checks of section 04: the visible part tells mistakes apart, and agrees with the hidden."""

import numpy as np
import pytest

from tests.grader_tests.judging import JUDGES, code


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize(
    ("cell", "mean_over_elements"),
    [
        # With two outputs, the mean of the squares would be half their sum.
        ("squared_error__value", lambda d, y: np.mean((y - d) ** 2)),
        ("dE_dy__value", lambda d, y: 2 * (y - d) / y.size),
    ],
)
def test_a_mean_over_all_elements_is_seen_at_once(judge, cell, mean_over_elements):
    assert code(judge, cell, mean_over_elements) == "extra-batch-mean"


def place(n_out, j, value):
    slope = np.zeros(n_out)
    slope[j] = value
    return slope


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize(
    ("mistake", "expected"),
    [
        (lambda j, i: (j, i), None),
        (lambda j, i: (i, j), "transposed"),
        # As in Python, the place before the first is the last.
        (lambda j, i: (j - 1, i - 1), "unknown"),
    ],
)
def test_exchanged_places_are_told_from_places_counted_from_one(judge, mistake, expected):
    def du_dw(z, j, i, n_out):
        j, i = mistake(j, i)
        return place(n_out, j, z[i])

    def one_weight(d, y, z, j, i):
        j, i = mistake(j, i)
        return (y[j] - d[j]) * z[i]

    for _ in range(20):
        assert code(judge, "du_dw__value", du_dw) == expected
        assert code(judge, "dE_dw__value", one_weight) == expected


@pytest.mark.parametrize("judge", JUDGES)
def test_products_of_shapes_that_do_not_fit_raise(judge):
    assert code(judge, "weight_gradient__value", lambda d, y, z: (y - d) * z) == "raised"

    def not_transposed(d, y, z, W):
        delta = (y - d) / len(d)
        return {"W": z @ delta, "b": delta.sum(axis=0), "z": delta @ W.T}

    assert code(judge, "output_layer_gradients__backward", not_transposed) == "raised"
