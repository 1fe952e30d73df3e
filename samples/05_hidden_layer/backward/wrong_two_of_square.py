# /// sample
# summary = "Differentiates the square without the one half in front of it."
# misconception = "missing-factor"
# [passes]
# backward = false
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    batch_size = d.shape[0]
    delta2 = 2 / batch_size * (cache["y"] - d)
    delta1 = delta2 @ network["W2"].T * d_f(cache["u1"])
    return {
        "W1": x.T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": cache["z1"].T @ delta2,
        "b2": delta2.sum(axis=0),
    }
