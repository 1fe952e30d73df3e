# /// sample
# summary = "Takes the mean of the errors, which hides a single bad element."
# misconception = "unknown"
# [passes]
# value = false
# ///
def relative_error(a, b):
    return np.mean(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))
