# /// sample
# summary = "Adds up the differences first and squares the sum."
# misconception = "unknown"
# [passes]
# value = false
# ///
def squared_error(d, y):
    n = len(d) if np.ndim(d) == 2 else 1
    return np.sum(y - d) ** 2 / (2 * n)
