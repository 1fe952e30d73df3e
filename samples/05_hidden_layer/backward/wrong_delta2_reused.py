# /// sample
# summary = "Uses delta2 after it was scaled for the hidden layer, so the output layer gets it twice."
# misconception = "unknown"
# [passes]
# backward = false
# robust = false
# ///
def backward(network, x, d, cache, d_f):
    delta2 = (cache["y"] - d) / len(d)
    delta1 = hidden_delta(delta2, network["W2"], cache["u1"], d_f)
    delta2 = delta2 * np.sum(delta1)
    return {
        "W1": x.T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": cache["z1"].T @ delta2,
        "b2": delta2.sum(axis=0),
    }
