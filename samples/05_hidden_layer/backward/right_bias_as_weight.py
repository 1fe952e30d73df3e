# /// sample
# summary = "Treats the bias as one more weight with the input 1, and warns when the gradient is large."
# [passes]
# backward = true
# robust = true
# ///
import warnings


def weights_and_bias(inputs, delta):
    with_ones = np.column_stack([inputs, np.ones(len(inputs))])
    both = with_ones.T @ delta
    return both[:-1], both[-1]


def backward(network, x, d, cache, d_f):
    delta2 = np.subtract(cache["y"], d) / d.shape[0]
    delta1 = np.where(d_f(cache["u1"]) == 0, 0.0, delta2 @ network["W2"].T * d_f(cache["u1"]))
    W2, b2 = weights_and_bias(cache["z1"], delta2)
    W1, b1 = weights_and_bias(x, delta1)
    if np.linalg.norm(W1) > 5:
        warnings.warn("large gradient")
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
