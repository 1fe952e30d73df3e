# /// sample
# summary = "Names the gradients dW1, db1 and so on."
# misconception = "wrong-keys"
# [passes]
# backward = false
# robust = false
# ///
def backward(network, x, d, cache, d_f):
    delta2 = d_mean_squared_error(d, cache["y"])
    delta1 = hidden_delta(delta2, network["W2"], cache["u1"], d_f)
    return {
        "dW1": x.T @ delta1,
        "db1": delta1.sum(axis=0),
        "dW2": cache["z1"].T @ delta2,
        "db2": delta2.sum(axis=0),
    }
