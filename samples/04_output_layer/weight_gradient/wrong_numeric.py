# /// sample
# summary = "Pushes weight by weight and looks how the error changes."
# misconception = "finite-difference"
# [passes]
# value = false
# ///
def weight_gradient(d, y, z):
    h = 1e-6
    grad = np.zeros((y.size, z.size))
    for j in range(y.size):
        for i in range(z.size):
            pushed = y + h * z[i] * np.eye(y.size)[j]
            grad[j, i] = (squared_error(d, pushed) - squared_error(d, y)) / h
    return grad
