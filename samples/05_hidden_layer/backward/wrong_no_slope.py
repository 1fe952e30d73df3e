# /// sample
# summary = "Forgets the factor of the activation between the layers."
# misconception = "missing-activation-derivative"
# [passes]
# backward = false
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    delta2 = d_mean_squared_error(d, cache["y"])
    delta1 = delta2 @ network["W2"].T
    return {
        "W1": x.T @ delta1, "b1": delta1.sum(axis=0),
        "W2": cache["z1"].T @ delta2, "b2": delta2.sum(axis=0),
    }
