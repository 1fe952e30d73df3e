# /// sample
# summary = "Gives h the default 1e-5, one zero too many."
# misconception = "unknown"
# [passes]
# value = true
# robust = false
# ///
def numerical_gradient(f, x, h=0.00001):
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        old = x[place]
        x[place] = old + h
        y2 = f(x)
        x[place] = old - h
        y1 = f(x)
        x[place] = old
        gradient[place] = (y2 - y1) / (2 * h)
    return gradient
