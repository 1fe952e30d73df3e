# /// sample
# summary = "Multiplies a matrix of one column by a matrix of one row."
# [passes]
# value = true
# ///
def weight_gradient(d, y, z):
    delta = (y - d).reshape(-1, 1)
    return delta @ z.reshape(1, -1)
