# /// sample
# summary = "Calls np.max with two arguments, where np.maximum compares two numbers."
# misconception = "raised"
# [passes]
# value = false
# ///
def relative_error(a, b):
    return np.max(np.abs(a - b) / np.max(1e-8, np.abs(a) + np.abs(b)))
