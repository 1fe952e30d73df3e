# /// sample
# summary = "Sums with keepdims, so that each bias has one row."
# misconception = "wrong-shape"
# [passes]
# backward = false
# robust = false
# ///
def backward(network, x, d, cache, d_f):
    delta2 = d_mean_squared_error(d, cache["y"])
    delta1 = hidden_delta(delta2, network["W2"], cache["u1"], d_f)
    grads = {"W1": x.T @ delta1, "W2": cache["z1"].T @ delta2}
    for name, delta in (("b1", delta1), ("b2", delta2)):
        grads[name] = np.sum(delta, axis=0, keepdims=True)
    return grads
