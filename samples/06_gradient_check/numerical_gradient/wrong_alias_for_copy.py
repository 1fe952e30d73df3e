# /// sample
# summary = "Keeps `x` itself where a copy was meant, so that both sides are the same array."
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
        up = x
        down = x
        up[place] += h
        down[place] -= h
        gradient[place] = (f(up) - f(down)) / (2 * h)
    return gradient
