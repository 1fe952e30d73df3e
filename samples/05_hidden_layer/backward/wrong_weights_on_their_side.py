# /// sample
# summary = "Builds the weights' gradients in the lecture's layout."
# [misconception]
# backward = "transposed"
# robust = "wrong-shape"
# [passes]
# backward = false
# robust = false
# ///
def backward(network, x, d, cache, d_f):
    delta2 = d_mean_squared_error(d, cache["y"])
    delta1 = hidden_delta(delta2, network["W2"], cache["u1"], d_f)
    # w_ji: the node that receives comes first
    return {
        "W1": delta1.T @ x,
        "b1": delta1.sum(axis=0),
        "W2": delta2.T @ cache["z1"],
        "b2": delta2.sum(axis=0),
    }
