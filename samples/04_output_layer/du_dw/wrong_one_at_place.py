# /// sample
# summary = "Puts a 1 at place j and forgets what the weight is multiplied by."
# misconception = "missing-inner-derivative"
# [passes]
# value = false
# ///
def du_dw(z, j, i, n_out):
    du = [0] * n_out
    du[j] = 1
    return np.array(du)
