# /// sample
# summary = "Makes the table of all weights with np.outer and looks up one place."
# [passes]
# value = true
# ///
from functools import reduce


def dE_dw(d: np.ndarray, y: np.ndarray, z: np.ndarray, j: int, i: int) -> float:
    table = np.outer(y - d, z)
    # the long way must give the same
    factors = [dE_dy(d, y), dy_du(y), du_dw(z, j, i, len(y))]
    assert np.isclose(reduce(np.dot, factors), table[j, i])
    return table[j, i]
