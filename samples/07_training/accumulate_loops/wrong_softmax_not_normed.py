# /// sample
# summary = "Forgets to divide by the sum in softmax."
# misconception = "unknown"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = (network[k] for k in ("W1", "b1", "W2", "b2"))
    g = {k: np.zeros(v.shape) for k, v in network.items()}
    for x, t in zip(X, T):
        u = [b1[h] + sum(x[i] * W1[i, h] for i in range(len(x))) for h in range(len(b1))]
        z = [max(v, 0) for v in u]
        y = []
        for j in range(len(b2)):
            a = b2[j]
            for h in range(len(b1)):
                a += z[h] * W2[h, j]
            y.append(np.exp(a))
        for j in range(len(b2)):
            g["b2"][j] += y[j] - t[j]
            for h in range(len(b1)):
                g["W2"][h, j] += z[h] * (y[j] - t[j])
        for h in range(len(b1)):
            if u[h] <= 0:
                continue
            d = 0
            for j in range(len(b2)):
                d += W2[h, j] * (y[j] - t[j])
            g["b1"][h] += d
            for i in range(len(x)):
                g["W1"][i, h] += x[i] * d
    return g
