# /// sample
# summary = "Writes the formula in one line."
# [passes]
# value = true
# ///
def relative_error(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))
