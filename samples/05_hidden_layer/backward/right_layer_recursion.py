# /// sample
# summary = "Goes from the last layer to the first in a loop over their numbers, with f-strings as keys."
# [passes]
# backward = true
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    inputs = {1: x, 2: cache["z1"]}
    slopes = {1: d_f(cache["u1"])}
    grad = {}
    delta = (cache["y"] - d) * (1.0 / x.shape[0])
    for layer in (2, 1):
        if layer in slopes:
            delta = delta * slopes[layer]
        grad[f"W{layer}"] = inputs[layer].T @ delta
        grad[f"b{layer}"] = delta.sum(0)
        delta = delta @ network[f"W{layer}"].T
    return grad
