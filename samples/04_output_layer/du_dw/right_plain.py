# /// sample
# summary = "Starts with zeros and puts z_i at place j."
# [passes]
# value = true
# ///
def du_dw(z, j, i, n_out):
    slope = np.zeros(n_out)
    slope[j] = z[i]
    return slope
