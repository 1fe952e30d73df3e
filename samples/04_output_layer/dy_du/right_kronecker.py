# /// sample
# summary = "Calls Kronecker's delta for every pair of indices with np.fromfunction."
# [passes]
# value = true
# ///
def kronecker(k, j):
    return np.where(k == j, 1.0, 0.0)


def dy_du(u):
    J = u.size
    return np.fromfunction(kronecker, (J, J))
