"""Every test cell is worth its points: there is a mistake that it catches, and no other does."""

import pytest

from grader_tests import CHECKS
from samples import load_samples

SAMPLES = load_samples()


@pytest.mark.parametrize("cell", CHECKS)
def test_a_mistake_is_caught_by_this_cell_alone(cell):
    check = CHECKS[cell]
    caught = [
        sample.name
        for sample in SAMPLES
        if sample.exercise == check.exercise and list(sample.misconceptions) == [check.aspect]
    ]
    assert caught, f"no wrong sample fails {cell} and passes the exercise's other cells"
