"""Simple numbers: few digits, within what was asked, and not the ones that hide mistakes."""

import numpy as np
import pytest

from grader_tests.layers import signed, upstream
from grader_tests.simple_numbers import SimpleNumbers


@pytest.mark.parametrize(
    ("low", "high"), [(0.5, 3.0), (0.3, 0.9), (0.2, 4.0), (0.4, 3.0), (0.2, 1.0), (0.05, 0.6)]
)
def test_numbers_are_short_within_bounds_and_never_treacherous(low, high):
    numbers = SimpleNumbers(3).uniform(low, high, size=1000)
    assert low <= numbers.min() and numbers.max() <= high
    assert not np.isin(numbers, [0.0, 1.0, 2.0]).any()
    assert np.array_equal(numbers, np.round(numbers, 2))
    assert len(np.unique(numbers)) >= 3


def test_a_narrow_interval_falls_back_to_any_number():
    numbers = SimpleNumbers(0).uniform(0.111, 0.112, size=10)
    assert numbers.min() >= 0.111 and numbers.max() <= 0.112


def test_the_draws_of_the_checks_are_simple_too_and_of_every_shape():
    for shape in [(), (1,), (2, 3)]:
        for numbers in (
            signed(SimpleNumbers(1), shape, 0.5, 3.0),
            upstream(SimpleNumbers(1), shape),
        ):
            assert numbers.shape == shape
            assert np.allclose(numbers, np.round(numbers, 2), rtol=0, atol=1e-12)


def test_the_same_seed_gives_the_same_numbers():
    one, other = (SimpleNumbers(5).uniform(0.5, 3.0, size=20) for _ in range(2))
    assert np.array_equal(one, other)
