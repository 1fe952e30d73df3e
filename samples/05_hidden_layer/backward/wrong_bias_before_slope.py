# /// sample
# summary = "Sums the bias gradient of the hidden layer before it multiplies by the slope."
# misconception = "missing-activation-derivative"
# [passes]
# backward = false
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    delta2 = (cache["y"] - d) / len(d)
    delta1 = delta2 @ network["W2"].T
    grad = {"W2": cache["z1"].T @ delta2, "b2": delta2.sum(axis=0), "b1": delta1.sum(axis=0)}
    delta1 = delta1 * d_f(cache["u1"])
    grad["W1"] = x.T @ delta1
    return grad
