# /// sample
# summary = "Subtracts the output from the target."
# misconception = "sign-flipped"
# [passes]
# value = false
# ///
def dE_dw(d, y, z, j, i):
    error = d[j] - y[j]
    return error * z[i]
