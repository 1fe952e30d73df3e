# /// sample
# summary = "Counts the samples, sums all squares and divides by 2N."
# [passes]
# value = true
# ///
def squared_error(d, y):
    samples = len(d) if np.ndim(d) == 2 else 1
    return np.sum((y - d) ** 2) / (2 * samples)
