# /// sample
# summary = "Has a while loop over the samples and forgets to count up."
# misconception = "timeout"
# runs_in_kernel_only = true
# [passes]
# value = false
# ///
def squared_error(d, y):
    if d.ndim == 1:
        return np.sum((y - d) ** 2) / 2
    n = 0
    total = 0
    while n < len(d):
        total = total + np.sum((y[n] - d[n]) ** 2) / 2
    return total / len(d)
