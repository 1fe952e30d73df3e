# /// sample
# summary = "Has type hints and takes the magnitude and the direction of the error apart."
# [passes]
# value = true
# ///
from numpy.typing import NDArray


def dE_dy(d: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Up where the output is too large, down where it is too small."""
    distance = np.abs(y - d)
    slope = np.where(y > d, distance, -distance)
    if slope.ndim == 2:
        slope = np.einsum("nj,->nj", slope, 1 / len(slope))
    return slope
