# /// sample
# summary = "Takes the nudge back by adding h again, which does not always give the old number."
# misconception = "mutates-input"
# [passes]
# value = true
# robust = false
# ///
def numerical_gradient(f, x, h=1e-4):
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        x[place] += h
        above = f(x)
        x[place] -= 2 * h
        below = f(x)
        x[place] += h
        gradient[place] = (above - below) / (2 * h)
    return gradient
