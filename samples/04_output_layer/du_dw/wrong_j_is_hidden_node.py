# /// sample
# summary = "Believes the notes that j is the hidden node, and exchanges j and i."
# misconception = "transposed"
# [passes]
# value = false
# ///
def du_dw(z, j, i, n_out):
    du = np.zeros(n_out)
    du[i] = z[j]
    return du
