# /// sample
# summary = "Writes a capital J for the index, the name of the number of outputs."
# misconception = "raised"
# [passes]
# value = false
# ///
def dE_dw(d, y, z, j, i):
    error = y[J] - d[j]
    return error * z[i]
