# /// sample
# summary = "Treats x as one row: in a table it moves whole rows, and old moves with them."
# [passes]
# value = false
# robust = false
# [misconception]
# value = "wrong-shape"
# robust = "mutates-input"
# ///
def numerical_gradient(f, x, h=1e-4):
    gradient = np.zeros(len(x))
    for i in range(len(x)):
        old = x[i]
        x[i] = old + h
        above = f(x)
        x[i] = old - h
        below = f(x)
        x[i] = old
        gradient[i] = (above - below) / (2 * h)
    return gradient
