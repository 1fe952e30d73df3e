# /// sample
# summary = "Works in float32 to save memory, with too few digits for a difference."
# misconception = "unknown"
# [passes]
# value = false
# robust = true
# ///
def numerical_gradient(f, x, h=1e-4):
    x = x.astype(np.float32)
    gradient = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += h
        down[place] -= h
        gradient[place] = (f(up) - f(down)) / (2 * h)
    return gradient
