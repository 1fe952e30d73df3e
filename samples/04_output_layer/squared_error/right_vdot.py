# /// sample
# summary = "Flattens with ravel and multiplies the difference by itself with np.vdot."
# [passes]
# value = true
# ///
def squared_error(d, y):
    """½·mean over the samples of |y - d|²"""
    r = np.subtract(y, d)
    n = 1 if r.ndim < 2 else r.shape[0]
    return 0.5 * np.vdot(r, r) / n
