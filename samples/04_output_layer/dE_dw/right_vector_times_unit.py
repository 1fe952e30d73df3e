# /// sample
# summary = "Takes the gradient of u in the direction of one weight, with inner products."
# [passes]
# value = true
# ///
def dE_dw(d, y, z, j, i):
    direction = np.zeros_like(y, dtype=float)
    direction[j] = 1.0
    error = np.inner(np.asarray(y) - np.asarray(d), direction)
    return np.prod([error, z[i]])
