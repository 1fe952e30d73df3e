# /// sample
# summary = "Multiplies by the output where the error belongs."
# misconception = "forward-as-derivative"
# [passes]
# value = false
# ///
def weight_gradient(d, y, z):
    return np.outer(y, z)
