# /// sample
# summary = "Takes the slope for the output layer as well, though its activation is the identity."
# misconception = "unknown"
# [passes]
# backward = false
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    delta2 = (cache["y"] - d) / len(d) * d_f(cache["u2"])
    delta1 = (delta2 @ network["W2"].T) * d_f(cache["u1"])
    return {
        "W1": x.T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": cache["z1"].T @ delta2,
        "b2": delta2.sum(axis=0),
    }
