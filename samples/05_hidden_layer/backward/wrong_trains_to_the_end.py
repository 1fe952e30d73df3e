# /// sample
# summary = "Repeats the step until the error is gone, with a cache that never changes."
# misconception = "timeout"
# runs_in_kernel_only = true
# [passes]
# backward = false
# robust = false
# ///
def backward(network, x, d, cache, d_f):
    net = {k: v.copy() for k, v in network.items()}
    delta2 = d_mean_squared_error(d, cache["y"])
    while np.sum(delta2**2) > 1e-12:
        delta1 = hidden_delta(delta2, net["W2"], cache["u1"], d_f)
        grads = {
            "W1": x.T @ delta1, "b1": delta1.sum(axis=0),
            "W2": cache["z1"].T @ delta2, "b2": delta2.sum(axis=0),
        }
        for k in net:
            net[k] = net[k] - 0.01 * grads[k]
        delta2 = d_mean_squared_error(d, cache["y"])
    return grads
