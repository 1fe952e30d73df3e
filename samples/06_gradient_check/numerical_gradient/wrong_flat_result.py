# /// sample
# summary = "Gives one long row of slopes and forgets the shape of x."
# misconception = "wrong-shape"
# [passes]
# value = false
# robust = true
# ///
def numerical_gradient(f, x, h=1e-4):
    grad = []
    for i in range(x.size):
        values = []
        for sign in (+1, -1):
            shifted = x.copy()
            shifted.ravel()[i] += sign * h
            values.append(f(shifted))
        grad.append((values[0] - values[1]) / (2 * h))
    return np.array(grad)
