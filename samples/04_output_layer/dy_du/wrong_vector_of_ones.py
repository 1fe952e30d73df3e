# /// sample
# summary = "Gives one slope for each output, not a matrix."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
def dy_du(u):
    return np.ones(u.shape)
