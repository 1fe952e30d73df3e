"""Mistakes by their numbers: one alone, and two at once."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader_tests.codes import MEANING
from grader_tests.misconceptions import Suspect, batch_means, likeliest
from grader_tests.oracle import rounded
from tests.grader_tests.judging import JUDGES, code, failure

NUMBERS = st.floats(0.5, 9).flatmap(lambda x: st.sampled_from([x, -x]))
TABLES = arrays(np.float64, (3, 3), elements=NUMBERS, unique=True)
COUNT = 5


def named(right, answers, suspects=()):
    """What explains answers to a question with these right values."""
    expected = {name: rounded(value) for name, value in right.items()}
    numbers = {name: np.asarray(value, dtype=np.float64) for name, value in answers.items()}
    wrong = [name for name in right if not np.array_equal(right[name], numbers[name])]
    return likeliest(suspects, numbers, expected, wrong)


def distinct(table):
    """Far enough from what is the same for two mistakes."""
    assume(np.abs(table - table.T).max() > 0.1)
    return table


@given(dw=TABLES)
@pytest.mark.parametrize(
    ("turn", "codes"),
    [
        (lambda dw: -COUNT * dw, ["missing-batch-mean", "sign-flipped"]),
        (lambda dw: -dw / COUNT, ["extra-batch-mean", "sign-flipped"]),
        (lambda dw: COUNT * dw.T, ["missing-batch-mean", "transposed"]),
        (lambda dw: -dw.T, ["sign-flipped", "transposed"]),
        (lambda dw: 2 * dw.T, ["missing-factor", "transposed"]),
        (lambda dw: -dw / 2, ["sign-flipped", "missing-factor"]),
    ],
)
def test_two_mistakes_in_one_result_are_both_named(dw, turn, codes):
    right = {"dW": distinct(dw)}
    found = named(right, {"dW": turn(dw)}, list(batch_means(right, COUNT)))
    assert found.code == codes[0]
    assert found.words.startswith("Two mistakes at once.\n")
    said = {"missing-batch-mean": "have the 1/N", "extra-batch-mean": "batch size twice"}
    said["missing-factor"] = "factor"
    for one in codes:
        assert said.get(one, MEANING[one]) in found.words


@given(dw=TABLES, db=arrays(np.float64, 3, elements=NUMBERS))
def test_two_mistakes_in_two_results_are_named_by_result(dw, db):
    right = {"dW": distinct(dw), "db": db}
    found = named(right, {"dW": dw.T, "db": -db})
    assert found.code == "transposed"
    assert "dW: Rows and columns are exchanged." in found.words
    assert "db: The sign is the opposite of the right one." in found.words


@given(dw=TABLES)
def test_one_mistake_is_named_alone(dw):
    right = {"dW": distinct(dw)}
    for answer, one in [(-dw, "sign-flipped"), (dw.T, "transposed"), (2 * dw, "missing-factor")]:
        found = named(right, {"dW": answer})
        assert found.code == one
        assert "Two mistakes" not in found.words


@given(dw=TABLES, noise=arrays(np.float64, (3, 3), elements=st.floats(0.1, 1)))
def test_what_fits_nothing_is_not_named(dw, noise):
    assert (
        named({"dW": distinct(dw)}, {"dW": dw + noise * (1 + np.arange(9).reshape(3, 3))}) is None
    )


@given(dw=TABLES)
def test_a_pair_without_a_code_gets_that_of_the_other(dw):
    right = {"dW": distinct(dw)}
    suspects = [Suspect("unknown", {"dW": dw**2}, "Squared.")]
    found = named(right, {"dW": -(dw**2)}, suspects)
    assert found.code == "sign-flipped"
    assert "Squared." in found.words


@given(dw=TABLES)
def test_two_mistakes_that_undo_each_other_explain_nothing(dw):
    right = {"dW": distinct(dw)}
    suspects = [Suspect("own-factor", {"dW": -dw}, "One."), Suspect("unknown", {"dW": -dw}, "Two.")]
    assert named(right, {"dW": dw + 1e3}, suspects) is None


# ---------------------------------------------------------------- in the checks


@pytest.mark.parametrize("judge", JUDGES)
def test_a_whole_check_names_both_of_two_mistakes(judge):
    def gradients(d, y, z, W):
        delta = d - y
        return {"W": z.T @ delta, "b": delta.sum(axis=0), "z": delta @ W.T}

    found = failure(judge, "output_layer_gradients__backward", gradients)
    assert found.code == "missing-batch-mean"
    for words in ("Two mistakes at once.", "1/N", "The sign is the opposite"):
        assert words in found.details.why


def numerical(forward, slope):
    """A layer whose backward differentiates its forward in one of several ways."""

    class Layer:
        def forward(self, x):
            self.x = np.asarray(x, dtype=float)
            return forward(x)

        def backward(self, dout):
            return dout * slope(forward, self.x)

    return Layer


def one_sided(f, x, h=1e-7):
    return (f(x + h) - f(x)) / h


def central(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def extrapolated(f, x, h=1e-3):
    return (4 * central(f, x, h / 2) - central(f, x, h)) / 3


FUNCTIONS = {
    "Exp": np.exp,
    "Reciprocal": lambda x: 1 / x,
    "Sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "SigmoidFromNodes": lambda x: 1 / (1 + np.exp(-x)),
}


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("slope", [one_sided, central, extrapolated])
@pytest.mark.parametrize("exercise", FUNCTIONS)
def test_a_finite_difference_in_disguise_is_told(exercise, slope, judge):
    layer = numerical(FUNCTIONS[exercise], slope)
    assert code(judge, f"{exercise}__forward", layer) is None
    assert code(judge, f"{exercise}__backward", layer) == "finite-difference"


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("exercise", FUNCTIONS)
def test_a_complex_step_is_as_exact_as_a_formula_and_passes(exercise, judge):
    """By its numbers it cannot be told from one (see `oracle`)."""
    layer = numerical(FUNCTIONS[exercise], lambda f, x: f(x + 1e-100j).imag / 1e-100)
    assert code(judge, f"{exercise}__backward", layer) is None


@pytest.mark.parametrize("of_first", [0.0, 5.0])
def test_a_mistake_that_scales_each_result_by_another_number_is_no_factor(of_first):
    right = {"dW": np.array([[1.5, -2.0], [0.7, 3.1]]), "db": np.array([1.3, -0.6])}
    squares = Suspect("own-factor", {name: value**2 for name, value in right.items()})
    scaled = {"dW": of_first * right["dW"], "db": 3 * right["db"]}
    suspects = [squares, Suspect("unknown", scaled, "Scaled.")]
    for factor in {3.0, of_first} - {0.0}:
        answers = {name: factor * value**2 for name, value in right.items()}
        assert named(right, answers, suspects) is None
    alike = Suspect("unknown", {name: 3 * value for name, value in right.items()}, "Scaled.")
    answers = {name: 3 * value**2 for name, value in right.items()}
    assert named(right, answers, [squares, alike]).words.startswith("Two mistakes at once.\n")
