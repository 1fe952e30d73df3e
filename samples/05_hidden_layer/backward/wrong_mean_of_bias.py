# /// sample
# summary = "Takes the mean of the deltas for the biases."
# misconception = "extra-batch-mean"
# [passes]
# backward = false
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    delta2 = (cache["y"] - d) / len(d)
    delta1 = (delta2 @ network["W2"].T) * d_f(cache["u1"])
    W1 = x.T @ delta1
    W2 = cache["z1"].T @ delta2
    b1 = delta1.mean(axis=0)
    b2 = delta2.mean(axis=0)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
