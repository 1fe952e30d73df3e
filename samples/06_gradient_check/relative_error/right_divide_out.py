# /// sample
# summary = "Divides into a buffer of its own with np.divide and reduces with np.maximum."
# [passes]
# value = true
# ///
def relative_error(a, b):
    size = np.abs(a)
    size = np.add(size, np.abs(b), out=size)
    np.maximum(size, 1e-8, out=size)
    error = np.subtract(a, b)
    np.abs(error, out=error)
    np.divide(error, size, out=error)
    return np.maximum.reduce(error, axis=None).item()
