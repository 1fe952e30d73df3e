# /// sample
# summary = "Has type hints, sums the bias with a vector of ones, and divides by N at the end."
# [passes]
# backward = true
# ///
import sys
from typing import TypedDict


class Gradients(TypedDict):
    W: np.ndarray
    b: np.ndarray
    z: np.ndarray


def output_layer_gradients(
    d: np.ndarray, y: np.ndarray, z: np.ndarray, W: np.ndarray
) -> Gradients:
    """The gradients of E, the mean over the batch."""
    n = d.shape[0]
    difference = y - d
    print("samples:", n, file=sys.stderr)
    return Gradients(
        W=np.dot(z.T, difference) / n,
        b=np.ones(n) @ difference / n,
        z=np.dot(difference, W.T) / n,
    )
