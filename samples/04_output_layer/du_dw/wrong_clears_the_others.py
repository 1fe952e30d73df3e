# /// sample
# summary = "Sets the other elements of z to zero, so that only z_i is left to add up."
# misconception = "mutates-input"
# [passes]
# value = false
# ///
def du_dw(z, j, i, n_out):
    z[np.arange(len(z)) != i] = 0
    slope = np.zeros(n_out)
    slope[j] = z.sum()
    return slope
