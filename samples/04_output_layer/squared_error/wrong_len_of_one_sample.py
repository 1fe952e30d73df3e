# /// sample
# summary = "Takes the length of a single sample for the number of samples."
# misconception = "extra-batch-mean"
# [passes]
# value = false
# ///
def squared_error(d, y):
    N = d.shape[0]
    return np.sum((y - d) ** 2) / (2 * N)
