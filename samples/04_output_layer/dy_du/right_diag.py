# /// sample
# summary = "Puts ones on the diagonal."
# [passes]
# value = true
# ///
def dy_du(u):
    slopes = np.ones_like(u)
    return np.diag(slopes)
