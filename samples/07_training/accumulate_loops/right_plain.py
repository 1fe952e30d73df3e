# /// sample
# summary = "One image after the other, one node after the other, with lists inside."
# [passes]
# value = true
# ///
def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = (network[name] for name in ("W1", "b1", "W2", "b2"))
    n_in, n_hidden = W1.shape
    n_out = len(b2)
    grads = {name: np.zeros(np.shape(value)) for name, value in network.items()}
    for x, t in zip(X, T, strict=True):
        u = [b1[h] + sum(x[i] * W1[i, h] for i in range(n_in)) for h in range(n_hidden)]
        z = [max(value, 0.0) for value in u]
        a = [b2[j] + sum(z[h] * W2[h, j] for h in range(n_hidden)) for j in range(n_out)]
        grown = [np.exp(value - max(a)) for value in a]
        y = [value / sum(grown) for value in grown]
        for j in range(n_out):
            error = y[j] - t[j]
            grads["b2"][j] += error
            for h in range(n_hidden):
                grads["W2"][h, j] += z[h] * error
        for h in range(n_hidden):
            if u[h] > 0:
                error = sum(W2[h, j] * (y[j] - t[j]) for j in range(n_out))
                grads["b1"][h] += error
                for i in range(n_in):
                    grads["W1"][i, h] += x[i] * error
    return grads
