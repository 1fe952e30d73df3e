# /// sample
# summary = "Gives the error in percent."
# misconception = "unknown"
# [passes]
# value = false
# ///
def relative_error(a, b):
    error = np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))
    return 100 * error
