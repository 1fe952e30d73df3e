# /// sample
# summary = "Counts the places from 1, as the formulas do."
# misconception = "unknown"
# [passes]
# value = false
# ///
def du_dw(z, j, i, n_out):
    slope = np.zeros(n_out)
    slope[j - 1] = z[i - 1]
    return slope
