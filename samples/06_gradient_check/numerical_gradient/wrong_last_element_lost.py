# /// sample
# summary = "Stops one element too early."
# misconception = "unknown"
# [passes]
# value = false
# robust = true
# ///
def numerical_gradient(f, x, h=1e-4):
    grad = np.zeros(x.shape)
    for k in range(x.size - 1):
        i = np.unravel_index(k, x.shape)
        old = x[i]
        x[i] = old + h
        above = f(x)
        x[i] = old - h
        below = f(x)
        x[i] = old
        grad[i] = (above - below) / (2 * h)
    return grad
