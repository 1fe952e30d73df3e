# /// sample
# summary = "Steps through x.flat in place and puts the number back in a finally block."
# [passes]
# value = true
# robust = true
# ///
def numerical_gradient(f, x, h=1e-4):
    gradient = np.zeros(x.size)
    for k in range(x.size):
        before = x.flat[k]
        values = []
        try:
            for step in (h, -h):
                x.flat[k] = before + step
                values.append(float(f(x)))
        finally:
            x.flat[k] = before
        gradient[k] = (values[0] - values[1]) / h / 2
    return gradient.reshape(x.shape)
