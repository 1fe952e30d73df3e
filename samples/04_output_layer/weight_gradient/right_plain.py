# /// sample
# summary = "Takes the outer product of the error and the inputs."
# [passes]
# value = true
# ///
def weight_gradient(d, y, z):
    return np.outer(y - d, z)
