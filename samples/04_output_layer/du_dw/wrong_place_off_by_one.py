# /// sample
# summary = "Puts z_i one place too early, since the lecture counts from 1."
# misconception = "unknown"
# [passes]
# value = false
# ///
def du_dw(z, j, i, n_out):
    slope = np.zeros(n_out)
    slope[j - 1] = z[i]
    return slope
