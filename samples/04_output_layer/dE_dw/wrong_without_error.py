# /// sample
# summary = "Multiplies the last two factors only."
# misconception = "missing-inner-derivative"
# [passes]
# value = false
# ///
def dE_dw(d, y, z, j, i):
    u_by_w = du_dw(z, j, i, len(y))
    return (dy_du(y) @ u_by_w)[j]
