# /// sample
# summary = "Reads the 1 of the notes as a matrix of ones, which mixes the outputs."
# misconception = "unknown"
# [passes]
# value = false
# ///
def dE_dw(d, y, z, j, i):
    n = len(y)
    return (y - d) @ np.ones((n, n)) @ du_dw(z, j, i, n)
