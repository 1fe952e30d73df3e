# /// sample
# summary = "Pushes one weight of a matrix of ones and looks how u changes."
# misconception = "finite-difference"
# [passes]
# value = false
# ///
def du_dw(z, j, i, n_out, h=1e-4):
    w = np.ones((n_out, len(z)))
    u = w @ z
    w[j, i] += h
    return (w @ z - u) / h
