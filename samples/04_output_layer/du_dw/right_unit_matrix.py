# /// sample
# summary = "Multiplies z by a matrix that has a single 1, in row j and column i."
# [passes]
# value = true
# ///
def du_dw(z, j, i, n_out):
    # u = w z: the derivative of w with respect to w_ji is this matrix
    dw = np.zeros((n_out, z.size))
    dw[j, i] = 1
    return dw @ z
