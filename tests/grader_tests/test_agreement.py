"""Two runs agree: the same numbers up to rounding, of the same shape, and NaN where NaN is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader_tests.agreement import agree

ODD = st.sampled_from([0.0, -0.0, 1.0, 1.0 + 1e-13, 1.0 + 1e-11, 5e-324, np.inf, -np.inf, np.nan])
NUMBERS = st.one_of(ODD, st.floats(width=64))
SHAPES = st.sampled_from([(), (1,), (3,), (2, 2)])
PAIRS = SHAPES.flatmap(
    lambda shape: st.tuples(*[arrays(np.float64, shape, elements=NUMBERS) for _ in range(2)])
)

# As where the checks call it: a student's numbers may overflow.
pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")


@given(pair=PAIRS)
def test_they_agree_where_numpys_own_comparison_says_so(pair):
    one, other = pair
    size = float(np.nanmax(np.abs(other), initial=1e-300))
    by_numpy = np.allclose(one, other, rtol=0.0, atol=1e-12 * size, equal_nan=True)
    same = np.array_equal(one, other, equal_nan=True)
    assert agree(one, other) == (by_numpy or same)
    assert agree(other, other.copy())


def test_a_number_is_neither_infinite_nor_of_another_shape():
    assert not agree(np.array([1.0, 2.0]), np.array([1.0, np.inf]))
    assert not agree(np.array([np.inf, 2.0]), np.array([-np.inf, 2.0]))
    assert not agree(np.array([1.0]), np.array(1.0))
    assert agree(np.array([np.nan, np.inf]), np.array([np.nan, np.inf]))
    assert agree(np.array([0.0, 1.0]), np.array([-0.0, 1.0 + 1e-13]))
