# /// sample
# summary = "Adds up the errors of the samples and forgets the mean."
# misconception = "missing-batch-mean"
# [passes]
# value = false
# ///
def squared_error(d, y):
    return 0.5 * np.sum((y - d) ** 2)
