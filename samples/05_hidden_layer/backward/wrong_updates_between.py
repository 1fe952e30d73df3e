# /// sample
# summary = "Updates W2 in place before the error goes back through it."
# [passes]
# backward = false
# robust = false
# [misconception]
# backward = "unknown"
# robust = "mutates-input"
# ///
def backward(network, x, d, cache, d_f):
    grad = {}
    delta2 = d_mean_squared_error(d, cache["y"])
    grad["W2"] = np.dot(cache["z1"].T, delta2)
    grad["b2"] = np.sum(delta2, axis=0)
    network["W2"] -= 0.1 * grad["W2"]
    network["b2"] -= 0.1 * grad["b2"]
    delta1 = hidden_delta(delta2, network["W2"], cache["u1"], d_f)
    grad["W1"] = np.dot(x.T, delta1)
    grad["b1"] = np.sum(delta1, axis=0)
    return grad
