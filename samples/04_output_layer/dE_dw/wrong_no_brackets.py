# /// sample
# summary = "Forgets the brackets, so that only the target is multiplied by the input."
# misconception = "unknown"
# [passes]
# value = false
# ///
def dE_dw(d, y, z, j, i):
    return y[j] - d[j] * z[i]
