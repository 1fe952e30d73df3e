# /// sample
# summary = "Lets every total input change with the weight."
# misconception = "unknown"
# [passes]
# value = false
# ///
def du_dw(z, j, i, n_out):
    return np.full(n_out, z[i])
