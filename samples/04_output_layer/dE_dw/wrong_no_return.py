# /// sample
# summary = "Assigns the product and does not return it."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def dE_dw(d, y, z, j, i):
    result = (y[j] - d[j]) * z[i]
