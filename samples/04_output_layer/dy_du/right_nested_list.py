# /// sample
# summary = "Writes the matrix as nested lists of Python numbers."
# [passes]
# value = true
# ///
def dy_du(u: np.ndarray) -> list[list[float]]:
    J = len(u)
    return [[1.0 if row == column else 0.0 for column in range(J)] for row in range(J)]
