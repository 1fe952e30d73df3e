# /// sample
# summary = "Uses the index i for the output as well."
# misconception = "raised"
# [passes]
# value = false
# ///
def dE_dw(d, y, z, j, i):
    error = y[J] - d[j]
    return error * z[i]
