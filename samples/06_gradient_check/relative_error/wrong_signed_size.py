# /// sample
# summary = "Forgets the absolute values in the divisor, so that opposite signs cancel."
# misconception = "unknown"
# [passes]
# value = false
# ///
def relative_error(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, a + b))
