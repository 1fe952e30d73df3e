"""What counts as numbers, and what does not."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from grader_tests.answers import NotNumbersError, as_numbers, kind_of, show


class EqualsEverything:
    def __eq__(self, other):
        return True

    __hash__ = None

    def __array__(self, *args, **kwargs):
        raise AssertionError("a check must not convert this")


class LyingArray(np.ndarray):
    def __eq__(self, other):
        return np.ones(self.shape, dtype=bool)

    def __sub__(self, other):
        return np.zeros(self.shape)

    __hash__ = None


@given(
    arrays(
        st.sampled_from([np.float64, np.float32, np.int32, np.int64]),
        array_shapes(min_dims=0, max_dims=3, max_side=4),
    )
)
def test_arrays_of_numbers_keep_shape_and_values(array):
    found = as_numbers(array)
    assert type(found) is np.ndarray
    assert found.dtype == np.float64
    assert found.shape == array.shape
    assert np.array_equal(found, array.astype(np.float64), equal_nan=True)
    assert found is not array


@given(st.lists(st.lists(st.floats(allow_nan=False), min_size=2, max_size=2), min_size=1))
def test_nested_lists_count_as_arrays(rows):
    assert np.array_equal(as_numbers(rows), np.array(rows))
    assert np.array_equal(as_numbers(tuple(map(tuple, rows))), np.array(rows))


@pytest.mark.parametrize("value", [3, 2.5, np.float32(0.5), np.int8(7), Fraction(1, 2)])
def test_single_numbers_have_the_empty_shape(value):
    assert as_numbers(value).shape == ()
    assert as_numbers(value) == float(value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "NoneType"),
        ("5.1", "str"),
        (True, "truth value"),
        (1j, "complex"),
        (np.array([1j]), "complex"),
        (np.array([object()]), "Python objects"),
        (np.array(["a"]), "not of real numbers"),
        ([[1.0], [1.0, 2.0]], "different shapes"),
        (EqualsEverything(), "EqualsEverything"),
        ({"dx": 1.0}, "dict"),
    ],
)
def test_everything_else_is_told_by_name(value, words):
    with pytest.raises(NotNumbersError, match=words):
        as_numbers(value)


def test_a_subclass_of_array_is_reduced_to_its_numbers():
    found = as_numbers(np.zeros(3).view(LyingArray))
    assert type(found) is np.ndarray
    assert not np.any(found == np.ones(3))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5.1, "5.1"),
        (np.float64(3.4000000000000001), "3.4"),
        (np.array([1.0, -0.5]), "[1, -0.5]"),
        (np.arange(100.0), "an array of shape (100,): 0, 1, 2, …"),
        (None, "None"),
        ({"w": 1.5, "b": np.zeros(2)}, "{w: 1.5, b: [0, 0]}"),
        (np.tanh, "tanh"),
    ],
)
def test_numbers_are_shown_in_few_characters(value, text):
    assert show(value) == text


def test_kinds_are_told_in_words():
    assert kind_of(np.zeros((2, 3))) == "an array of shape (2, 3)"
    assert kind_of((1, 2)) == "a tuple of 2"
    assert kind_of({"a": 1}) == "a dict with the keys 'a'"
