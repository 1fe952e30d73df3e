# /// sample
# summary = "Starts the loop over the images at 1."
# misconception = "unknown"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = (network[k] for k in ("W1", "b1", "W2", "b2"))
    g = {k: np.zeros(v.shape) for k, v in network.items()}
    for n in range(1, len(X)):
        u = [b1[h] + sum(X[n, i] * W1[i, h] for i in range(len(W1))) for h in range(len(b1))]
        z = [max(v, 0) for v in u]
        a = [b2[j] + sum(z[h] * W2[h, j] for h in range(len(b1))) for j in range(len(b2))]
        e = np.exp(a)
        error = e / e.sum() - T[n]
        for j in range(len(b2)):
            g["b2"][j] += error[j]
            for h in range(len(b1)):
                g["W2"][h, j] += z[h] * error[j]
        for h in range(len(b1)):
            if u[h] > 0:
                d = sum(W2[h, j] * error[j] for j in range(len(b2)))
                g["b1"][h] += d
                for i in range(len(W1)):
                    g["W1"][i, h] += X[n, i] * d
    return g
