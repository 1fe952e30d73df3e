# /// sample
# summary = "Puts the one half inside the square."
# misconception = "missing-factor"
# [passes]
# value = false
# ///
def squared_error(d, y):
    samples = len(d) if d.ndim == 2 else 1
    halves = (y - d) / np.sqrt(2)
    return np.sum(halves**2) / (2 * samples)
