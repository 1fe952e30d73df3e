# /// sample
# summary = "Computes everything and forgets the return."
# misconception = "not-implemented"
# [passes]
# value = false
# robust = false
# ///
def numerical_gradient(f, x, h=1e-4):
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[i] = h
        grad[i] = (f(x + e) - f(x - e)) / (2 * h)
