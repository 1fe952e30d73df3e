# /// sample
# summary = "Counts outputs and nodes from 1."
# misconception = "unknown"
# [passes]
# value = false
# ///
def dE_dw(d, y, z, j, i):
    return (y[j - 1] - d[j - 1]) * z[i - 1]
