# /// sample
# summary = "Makes the identity matrix with np.eye."
# [passes]
# value = true
# ///
def dy_du(u):
    return np.eye(len(u))
