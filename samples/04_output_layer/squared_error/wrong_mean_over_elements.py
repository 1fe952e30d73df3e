# /// sample
# summary = "Takes half the mean of all squares, so it divides by the number of outputs too."
# misconception = "extra-batch-mean"
# [passes]
# value = false
# ///
def squared_error(d, y):
    return np.mean((d - y) ** 2) / 2
