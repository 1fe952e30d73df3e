# /// sample
# summary = "Takes y - d for delta2 and leaves the 1/N out."
# misconception = "missing-batch-mean"
# [passes]
# backward = false
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    delta2 = cache["y"] - d
    delta1 = hidden_delta(delta2, network["W2"], cache["u1"], d_f)
    return {
        "W1": np.dot(x.T, delta1),
        "b1": np.sum(delta1, 0),
        "W2": np.dot(cache["z1"].T, delta2),
        "b2": np.sum(delta2, 0),
    }
