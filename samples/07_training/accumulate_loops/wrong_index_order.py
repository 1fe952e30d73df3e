# /// sample
# summary = "Reads W1[h, i], which ends outside the array."
# misconception = "raised"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = [network[k] for k in ("W1", "b1", "W2", "b2")]
    I, H = W1.shape
    J = b2.size
    grads = {k: np.zeros(v.shape) for k, v in network.items()}
    for x, t in zip(X, T):
        u = [b1[h] + sum(x[i] * W1[h, i] for i in range(I)) for h in range(H)]
        z = [max(v, 0.0) for v in u]
        y = softmax([b2[j] + sum(z[h] * W2[j, h] for h in range(H)) for j in range(J)])
        for j in range(J):
            grads["b2"][j] += y[j] - t[j]
            for h in range(H):
                grads["W2"][j, h] += z[h] * (y[j] - t[j])
        for h in range(H):
            if u[h] > 0:
                d = sum(W2[j, h] * (y[j] - t[j]) for j in range(J))
                grads["b1"][h] += d
                for i in range(I):
                    grads["W1"][h, i] += x[i] * d
    return grads
