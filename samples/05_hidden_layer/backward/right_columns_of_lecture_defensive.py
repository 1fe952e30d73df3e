# /// sample
# summary = "Copies all arguments, works in columns as the lecture does, and turns the results back."
# [passes]
# backward = true
# robust = true
# ///
import copy


def backward(network, x, d, cache, d_f):
    network, x, d, cache = (copy.deepcopy(one) for one in (network, x, d, cache))
    X, D, Y, Z, U = x.T, d.T, cache["y"].T, cache["z1"].T, cache["u1"].T
    w2 = network["W2"].T
    n = X.shape[1]
    δ2 = (Y - D) / n
    δ1 = (w2.T @ δ2) * d_f(U)
    return {
        "W1": (δ1 @ X.T).T,
        "b1": np.sum(δ1, axis=1),
        "W2": (δ2 @ Z.T).T,
        "b2": np.sum(δ2, axis=1),
    }
