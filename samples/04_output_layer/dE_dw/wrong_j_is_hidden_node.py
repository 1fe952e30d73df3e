# /// sample
# summary = "Takes j for the hidden node and i for the output, as the notes say."
# misconception = "transposed"
# [passes]
# value = false
# ///
def dE_dw(d, y, z, j, i):
    delta = y - d
    return delta[i] * z[j]
