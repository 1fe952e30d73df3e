# /// sample
# summary = "Puts a minus at the hidden layer, because the error goes the other way there."
# misconception = "sign-flipped"
# [passes]
# backward = false
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    delta2 = d_mean_squared_error(d, cache["y"])
    delta1 = -(delta2 @ network["W2"].T) * d_f(cache["u1"])
    return {
        "W1": np.dot(x.T, delta1),
        "b1": np.sum(delta1, axis=0),
        "W2": np.dot(cache["z1"].T, delta2),
        "b2": np.sum(delta2, axis=0),
    }
