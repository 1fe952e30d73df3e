# /// sample
# summary = "Divides by the mean of both sizes, half of what is asked."
# misconception = "missing-factor"
# [passes]
# value = false
# ///
def relative_error(a, b):
    size = (np.abs(a) + np.abs(b)) / 2
    return np.max(np.abs(a - b) / np.maximum(1e-8, size))
