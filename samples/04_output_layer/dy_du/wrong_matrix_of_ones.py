# /// sample
# summary = "Fills the whole matrix with ones."
# misconception = "unknown"
# [passes]
# value = false
# ///
def dy_du(u):
    return np.ones((len(u), len(u)))
