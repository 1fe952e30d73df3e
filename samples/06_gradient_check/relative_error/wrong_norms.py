# /// sample
# summary = "Compares the lengths of the whole arrays, as another textbook does."
# misconception = "unknown"
# [passes]
# value = false
# ///
def relative_error(a, b):
    numerator = np.linalg.norm(a - b)
    denominator = np.linalg.norm(a) + np.linalg.norm(b)
    return numerator / max(1e-8, denominator)
