# /// sample
# summary = "Leaves each element at x - h while the next ones are moved."
# [passes]
# value = false
# robust = false
# [misconception]
# value = "unknown"
# robust = "mutates-input"
# ///
def numerical_gradient(f, x, h=1e-4):
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        old = x[place]
        x[place] = old + h
        above = f(x)
        x[place] = old - h
        below = f(x)
        gradient[place] = (above - below) / (2 * h)
    return gradient
