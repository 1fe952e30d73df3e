# /// sample
# summary = "Misspells the name of an attribute of the array."
# misconception = "raised"
# [passes]
# value = false
# robust = false
# ///
def numerical_gradient(f, x, h=1e-4):
    grad = np.zeros(x.shpae)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        above = f(x)
        x[i] = old - h
        below = f(x)
        x[i] = old
        grad[i] = (above - below) / (2 * h)
    return grad
