# /// sample
# summary = "Takes the output activation for a ReLU."
# misconception = "unknown"
# [passes]
# value = false
# ///
def dy_du(u):
    return np.diag(np.where(u > 0, 1.0, 0.0))
