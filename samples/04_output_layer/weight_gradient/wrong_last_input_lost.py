# /// sample
# summary = "Stops one node too early, so that the weights of the last input stay at 0."
# misconception = "unknown"
# [passes]
# value = false
# ///
def weight_gradient(d, y, z):
    grad = np.zeros((len(y), len(z)))
    for j in range(len(y)):
        for i in range(len(z) - 1):
            grad[j, i] = (y[j] - d[j]) * z[i]
    return grad
