# /// sample
# summary = "Takes the forward difference (f(x + h) - f(x)) / h."
# misconception = "unknown"
# [passes]
# value = false
# robust = true
# ///
def numerical_gradient(f, x, h=1e-4):
    here = f(x)
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        moved = x.copy()
        moved[place] += h
        gradient[place] = (f(moved) - here) / h
    return gradient
