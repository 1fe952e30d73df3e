# /// sample
# summary = "Keeps the sums in a default argument, where those of the last mini-batch still are."
# misconception = "stale-state"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T, sums={}):
    W1, b1, W2, b2 = [network[k] for k in ("W1", "b1", "W2", "b2")]
    I, H = W1.shape
    J = b2.size
    for k, v in network.items():
        sums.setdefault(k, np.zeros(v.shape))
    for x, t in zip(X, T):
        u = [b1[h] + sum(x[i] * W1[i, h] for i in range(I)) for h in range(H)]
        z = [max(v, 0.0) for v in u]
        y = softmax([b2[j] + sum(z[h] * W2[h, j] for h in range(H)) for j in range(J)])
        for j in range(J):
            sums["b2"][j] += y[j] - t[j]
            for h in range(H):
                sums["W2"][h, j] += z[h] * (y[j] - t[j])
        for h in range(H):
            if u[h] > 0:
                d = sum(W2[h, j] * (y[j] - t[j]) for j in range(J))
                sums["b1"][h] += d
                for i in range(I):
                    sums["W1"][i, h] += x[i] * d
    return sums
