# /// sample
# summary = "Differentiates the square without the one half."
# misconception = "missing-factor"
# [passes]
# value = false
# ///
def weight_gradient(d, y, z):
    dE = 2 * y - 2 * d
    return np.outer(dE, z)
