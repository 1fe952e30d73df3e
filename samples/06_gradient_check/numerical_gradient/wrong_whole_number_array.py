# /// sample
# summary = "Fills the array with the whole number 0, so that it cannot hold decimals."
# misconception = "integer-truncation"
# [passes]
# value = false
# robust = true
# ///
def numerical_gradient(f, x, h=1e-4):
    gradient = np.full(x.shape, 0)
    for index in np.ndindex(*x.shape):
        step = np.zeros(x.shape)
        step[index] = h
        gradient[index] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient
