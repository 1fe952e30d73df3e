# /// sample
# summary = "Multiplies the three factors with @."
# [passes]
# value = true
# ///
def dE_dw(d, y, z, j, i):
    return dE_dy(d, y) @ dy_du(y) @ du_dw(z, j, i, len(y))
