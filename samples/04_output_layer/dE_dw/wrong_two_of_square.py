# /// sample
# summary = "Has no one half in E, so a 2 is left."
# misconception = "missing-factor"
# [passes]
# value = false
# ///
def dE_dw(d, y, z, j, i):
    dE = 2 * (y - d)
    return dE[j] * z[i]
