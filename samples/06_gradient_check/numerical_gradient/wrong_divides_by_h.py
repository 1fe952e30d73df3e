# /// sample
# summary = "Steps to both sides, 2h in all, but divides by h."
# misconception = "missing-factor"
# [passes]
# value = false
# robust = true
# ///
def numerical_gradient(f, x, h=1e-4):
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] = up[place] + h
        down[place] = down[place] - h
        gradient[place] = (f(up) - f(down)) / h
    return gradient
