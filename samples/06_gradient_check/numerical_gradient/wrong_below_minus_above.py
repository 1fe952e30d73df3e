# /// sample
# summary = "Subtracts the upper value from the lower one."
# misconception = "sign-flipped"
# [passes]
# value = false
# robust = true
# ///
def numerical_gradient(f, x, h=1e-4):
    result = np.zeros_like(x)
    for i in range(x.size):
        old = x.flat[i]
        x.flat[i] = old + h
        f1 = f(x)
        x.flat[i] = old - h
        f2 = f(x)
        x.flat[i] = old
        result.flat[i] = (f2 - f1) / (2 * h)
    return result
