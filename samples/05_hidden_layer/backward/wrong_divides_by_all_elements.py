# /// sample
# summary = "Divides by the number of all elements of the target."
# misconception = "extra-batch-mean"
# [passes]
# backward = false
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    delta2 = (cache["y"] - d) / np.size(d)
    delta1 = hidden_delta(delta2, network["W2"], cache["u1"], d_f)
    return {
        "W1": x.T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": cache["z1"].T @ delta2,
        "b2": delta2.sum(axis=0),
    }
