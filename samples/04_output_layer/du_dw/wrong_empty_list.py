# /// sample
# summary = "Assigns to a place of a list that is empty."
# misconception = "raised"
# [passes]
# value = false
# ///
def du_dw(z, j, i, n_out):
    slope = []
    slope[j] = z[i]
    return slope
