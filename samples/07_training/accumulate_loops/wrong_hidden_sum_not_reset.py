# /// sample
# summary = "Starts the hidden node's sum outside the loop, so that it holds the nodes before."
# misconception = "unknown"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = [network[k] for k in ("W1", "b1", "W2", "b2")]
    I, H = W1.shape
    J = b2.size
    grads = {k: np.zeros(v.shape) for k, v in network.items()}
    for x, t in zip(X, T):
        u = [b1[h] + sum(x[i] * W1[i, h] for i in range(I)) for h in range(H)]
        z = [max(v, 0.0) for v in u]
        a = softmax([b2[j] + sum(z[h] * W2[h, j] for h in range(H)) for j in range(J)]) - t
        back = 0.0
        for h in range(H):
            for j in range(J):
                grads["W2"][h, j] += z[h] * a[j]
                back += W2[h, j] * a[j]
            if z[h] > 0:
                grads["b1"][h] += back
                for i in range(I):
                    grads["W1"][i, h] += x[i] * back
        for j in range(J):
            grads["b2"][j] += a[j]
    return grads
