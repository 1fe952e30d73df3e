# /// sample
# summary = "Builds each unit vector e_i from the rows of np.eye, as in the formula."
# [passes]
# value = true
# robust = true
# ///
def numerical_gradient(f, x, h=1e-4):
    slopes = [
        (f(x + h * e.reshape(x.shape)) - f(x - h * e.reshape(x.shape))) / (2 * h)
        for e in np.eye(x.size)
    ]
    return np.array(slopes).reshape(x.shape)
