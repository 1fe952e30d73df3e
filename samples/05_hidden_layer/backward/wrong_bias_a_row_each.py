# /// sample
# summary = "Gives the deltas themselves for the biases, a row for each sample."
# [misconception]
# backward = "bias-not-summed"
# robust = "wrong-shape"
# [passes]
# backward = false
# robust = false
# ///
def backward(network, x, d, cache, d_f):
    delta2 = d_mean_squared_error(d, cache["y"])
    delta1 = hidden_delta(delta2, network["W2"], cache["u1"], d_f)
    return dict(W1=x.T @ delta1, b1=delta1, W2=cache["z1"].T @ delta2, b2=delta2)
