# /// sample
# summary = "Uses a step of its own, 1e-5, and not the h that is passed in."
# misconception = "unknown"
# [passes]
# value = false
# robust = true
# ///
def numerical_gradient(f, x, h=1e-4):
    eps = 1e-5
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up = x.copy()
        up[place] += eps
        down = x.copy()
        down[place] -= eps
        gradient[place] = (f(up) - f(down)) / (2 * eps)
    return gradient
