# /// sample
# summary = "Writes / 2 * n, which divides by 2 and then multiplies by n."
# misconception = "unknown"
# [passes]
# value = false
# ///
def squared_error(d, y):
    n = 1
    if np.ndim(d) == 2:
        n = len(d)
    return np.sum((y - d) ** 2) / 2 * n
