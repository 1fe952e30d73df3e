# /// sample
# summary = "Multiplies the vectors element by element, so that a vector is left."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
def dE_dw(d, y, z, j, i):
    return dE_dy(d, y) * np.array(du_dw(z, j, i, len(y)))
