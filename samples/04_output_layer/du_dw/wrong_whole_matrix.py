# /// sample
# summary = "Returns a matrix with z_i at the place of the weight."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
def du_dw(z, j, i, n_out):
    slope = np.zeros((n_out, len(z)))
    slope[j][i] = z[i]
    return slope
