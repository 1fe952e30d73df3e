# /// sample
# summary = "Writes the indices of the formula with einsum, with type hints."
# [passes]
# value = true
# ///
Vector = np.ndarray
Matrix = np.ndarray


def weight_gradient(d: Vector, y: Vector, z: Vector) -> Matrix:
    delta: Vector = np.subtract(y, d)
    return np.einsum("j,i->ji", delta, z)
