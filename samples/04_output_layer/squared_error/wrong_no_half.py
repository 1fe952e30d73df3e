# /// sample
# summary = "Writes the squared length of y - d for E, as the notes print it, and so loses the one half."
# misconception = "missing-factor"
# [passes]
# value = false
# ///
def squared_error(d, y):
    N = 1 if d.ndim == 1 else d.shape[0]
    return np.linalg.norm(y - d) ** 2 / N
