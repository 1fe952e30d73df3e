# /// sample
# summary = "Turns one sample into a batch of one and uses the dot product of the differences."
# [passes]
# value = true
# ///
def squared_error(d, y):
    difference = np.atleast_2d(y) - np.atleast_2d(d)
    n = difference.shape[0]
    flat = difference.ravel()
    return 0.5 * flat.dot(flat) / n
