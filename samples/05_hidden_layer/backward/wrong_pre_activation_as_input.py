# /// sample
# summary = "Takes u1 for the input of the second layer."
# misconception = "unknown"
# [passes]
# backward = false
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    delta2 = d_mean_squared_error(d, cache["y"])
    delta1 = hidden_delta(delta2, network["W2"], cache["u1"], d_f)
    return {
        "W1": x.T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": cache["u1"].T @ delta2,
        "b2": delta2.sum(axis=0),
    }
