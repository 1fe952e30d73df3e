"""Whether two runs of the same student's code gave the same numbers."""

import numpy as np

from grader_tests.oracle import Array

# Two runs of the same code on the same numbers agree to this relative size, even where a library
# takes another path for one element than for many.
_SAME = 1e-12


def agree(one: Array, other: Array) -> bool:
    """Whether two answers are the same numbers, of the same shape."""
    if one.shape != other.shape:
        return False
    # Nearly always they are the same to the bit, or else finite: both are told at little cost.
    if one.tobytes() == other.tobytes():
        return True
    largest = np.abs(other).max(initial=1e-300)
    if np.isfinite(largest):
        return bool((np.abs(one - other) <= _SAME * largest).all())
    size = float(np.nanmax(np.abs(other), initial=1e-300))
    return bool(np.allclose(one, other, rtol=0.0, atol=_SAME * size, equal_nan=True))
