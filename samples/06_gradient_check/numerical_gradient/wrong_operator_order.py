# /// sample
# summary = "Writes / 2 * h without brackets, which divides by 2 and multiplies by h."
# misconception = "unknown"
# [passes]
# value = false
# robust = true
# ///
def numerical_gradient(f, x, h=1e-4):
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += h
        down[place] -= h
        gradient[place] = (f(up) - f(down)) / 2 * h
    return gradient
