# /// sample
# summary = "Averages the gradients of the samples, so that one row is left."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
def dE_dy(d, y):
    if d.ndim == 1:
        return y - d
    return np.mean(y - d, axis=0)
