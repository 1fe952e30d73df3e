# /// sample
# summary = "Writes the product as one einsum, with its own factors."
# [passes]
# value = true
# ///
def dE_dw(d, y, z, j, i):
    delta = y - d
    identity_matrix = np.eye(y.size)
    column = np.eye(y.size)[:, j] * z[i]
    return np.einsum("k,kl,l->", delta, identity_matrix, column)
