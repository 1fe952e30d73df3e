# /// sample
# summary = "Uses the result of the derivation and returns a Python float."
# [passes]
# value = true
# ///
def dE_dw(d, y, z, j, i):
    return float((y[j] - d[j]) * z[i])
