# /// sample
# summary = "Writes the derivative for single numbers with type hints, and lets np.vectorize apply it."
# [passes]
# value = true
# ///
@np.vectorize(otypes=[float])
def slope(a: float, b: float, x: float) -> float:
    return 2.0 * a * a * x + 2.0 * a * b


def d_square_of_linear(a, b, x):
    result = slope(a, b, x)
    return result.item() if np.ndim(result) == 0 else result
