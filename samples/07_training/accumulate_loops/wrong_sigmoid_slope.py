# /// sample
# summary = "Takes sigmoid's derivative from section 05, though the hidden layer is ReLU."
# misconception = "wrong-activation-derivative"
# [passes]
# value = false
# ///
from helpers import d_sigmoid


def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = network["W1"], network["b1"], network["W2"], network["b2"]
    n_in, n_hidden = W1.shape
    n_out = b2.size
    out = {k: np.zeros(v.shape) for k, v in network.items()}
    for x, t in zip(X, T):
        u = [b1[h] + sum(W1[i, h] * x[i] for i in range(n_in)) for h in range(n_hidden)]
        z = [u_h if u_h > 0 else 0 for u_h in u]
        a = [b2[j] + sum(W2[h, j] * z[h] for h in range(n_hidden)) for j in range(n_out)]
        err = softmax(np.array(a)) - t
        for h in range(n_hidden):
            d = d_sigmoid(u[h]) * sum(W2[h, j] * err[j] for j in range(n_out))
            out["b1"][h] += d
            for i in range(n_in):
                out["W1"][i, h] += d * x[i]
            for j in range(n_out):
                out["W2"][h, j] += err[j] * z[h]
        out["b2"] += err
    return out
