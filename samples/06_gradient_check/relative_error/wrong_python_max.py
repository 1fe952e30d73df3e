# /// sample
# summary = "Uses Python's max on an array, which has no single truth value."
# misconception = "raised"
# [passes]
# value = false
# ///
def relative_error(a, b):
    return np.max(abs(a - b) / max(1e-8, abs(a) + abs(b)))
