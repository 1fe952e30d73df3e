# /// sample
# summary = "Makes the vector as long as z."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
def du_dw(z, j, i, n_out):
    out = np.zeros_like(z)
    out[np.arange(len(z)) == j] = z[i]
    return out
