# /// sample
# summary = "Jumps over silent nodes with continue, before the counter goes up."
# misconception = "timeout"
# runs_in_kernel_only = true
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
        y = softmax([b2[j] + sum(z[h] * W2[h, j] for h in range(H)) for j in range(J)])
        for j in range(J):
            grads["b2"][j] += y[j] - t[j]
            for h in range(H):
                grads["W2"][h, j] += z[h] * (y[j] - t[j])
        h = 0
        while h < H:
            if u[h] <= 0:
                continue
            d = sum(W2[h, j] * (y[j] - t[j]) for j in range(J))
            grads["b1"][h] += d
            for i in range(I):
                grads["W1"][i, h] += x[i] * d
            h += 1
    return grads
