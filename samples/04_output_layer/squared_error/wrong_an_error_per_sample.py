# /// sample
# summary = "Returns the error of each sample of a batch, not one number."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
def squared_error(d, y):
    # the sum over j, the last axis
    return np.sum((y - d) ** 2, axis=-1) / 2
