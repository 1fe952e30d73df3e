# /// sample
# summary = "Gives an error for each element and no largest one."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
def relative_error(a, b):
    difference = np.abs(a - b)
    size = np.abs(a) + np.abs(b)
    return difference / np.maximum(size, 1e-8)
