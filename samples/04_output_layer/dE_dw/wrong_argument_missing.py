# /// sample
# summary = "Calls du_dw without the number of outputs."
# misconception = "raised"
# [passes]
# value = false
# ///
def dE_dw(d, y, z, j, i):
    return dE_dy(d, y) @ dy_du(y) @ du_dw(z, j, i)
