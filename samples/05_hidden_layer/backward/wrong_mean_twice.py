# /// sample
# summary = "Divides the weights' gradients by N, although delta2 holds the 1/N already."
# misconception = "extra-batch-mean"
# [passes]
# backward = false
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    N = len(x)
    delta2 = d_mean_squared_error(d, cache["y"])
    delta1 = hidden_delta(delta2, network["W2"], cache["u1"], d_f)
    return {
        "W1": x.T @ delta1 / N,
        "b1": delta1.sum(axis=0),
        "W2": cache["z1"].T @ delta2 / N,
        "b2": delta2.sum(axis=0),
    }
