# /// sample
# summary = "Uses d_mean_squared_error and hidden_delta."
# [passes]
# backward = true
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    delta2 = d_mean_squared_error(d, cache["y"])
    delta1 = hidden_delta(delta2, network["W2"], cache["u1"], d_f)
    grad = {}
    grad["b2"] = np.sum(delta2, axis=0)
    grad["W2"] = np.dot(cache["z1"].T, delta2)
    grad["b1"] = np.sum(delta1, axis=0)
    grad["W1"] = np.dot(x.T, delta1)
    return grad
