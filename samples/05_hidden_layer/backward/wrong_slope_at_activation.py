# /// sample
# summary = "Takes the slope at z1, as the lecture notes print it."
# misconception = "derivative-at-activation"
# [passes]
# backward = false
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    z1, y = cache["z1"], cache["y"]
    delta2 = d_mean_squared_error(d, y)
    delta1 = np.dot(delta2, network["W2"].T) * d_f(z1)
    return {
        "b2": np.sum(delta2, axis=0),
        "W2": np.dot(z1.T, delta2),
        "b1": np.sum(delta1, axis=0),
        "W1": np.dot(x.T, delta1),
    }
