# /// sample
# summary = "Takes a complex step, which gives the exact derivative and not the difference that was asked."
# misconception = "unknown"
# [passes]
# value = false
# robust = true
# ///
def numerical_gradient(f, x, h=1e-4):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        z = x.astype(complex)
        z[i] += 1e-30j
        grad[i] = np.imag(f(z)) / 1e-30
    return grad
