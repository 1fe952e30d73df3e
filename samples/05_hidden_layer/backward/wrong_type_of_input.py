# /// sample
# summary = "Gives every gradient the type of x."
# misconception = "integer-truncation"
# [passes]
# backward = true
# robust = false
# ///
def backward(network, x, d, cache, d_f):
    delta2 = d_mean_squared_error(d, cache["y"])
    delta1 = hidden_delta(delta2, network["W2"], cache["u1"], d_f)
    grads = {
        "W1": x.T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": cache["z1"].T @ delta2,
        "b2": delta2.sum(axis=0),
    }
    return {name: value.astype(x.dtype) for name, value in grads.items()}
