# /// sample
# summary = "Asks for h in every call, since it has no default."
# misconception = "raised"
# [passes]
# value = true
# robust = false
# ///
def numerical_gradient(f, x, h):
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[place] = 1
        gradient[place] = (f(x + h * e) - f(x - h * e)) / (2 * h)
    return gradient
