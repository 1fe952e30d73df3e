# /// sample
# summary = "Puts the inputs in the rows, as in the layout of the code."
# misconception = "transposed"
# [passes]
# value = false
# ///
def weight_gradient(d, y, z):
    return np.outer(z, y - d)
