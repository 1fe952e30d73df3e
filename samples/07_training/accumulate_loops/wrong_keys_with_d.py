# /// sample
# summary = "Calls the gradients dW1, db1, dW2, db2."
# misconception = "wrong-keys"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = [network[k] for k in ("W1", "b1", "W2", "b2")]
    H, J = W2.shape
    result = {"d" + k: np.zeros(network[k].shape) for k in ("W1", "b1", "W2", "b2")}
    for x, t in zip(X, T):
        u = [sum(x[i] * W1[i, h] for i in range(len(x))) + b1[h] for h in range(H)]
        z = [max(0, v) for v in u]
        e = np.exp([sum(z[h] * W2[h, j] for h in range(H)) + b2[j] for j in range(J)])
        y = e / e.sum()
        for j in range(J):
            result["db2"][j] += y[j] - t[j]
            for h in range(H):
                result["dW2"][h, j] += z[h] * (y[j] - t[j])
        for h in range(H):
            if u[h] > 0:
                d = sum(W2[h, j] * (y[j] - t[j]) for j in range(J))
                result["db1"][h] += d
                for i in range(len(x)):
                    result["dW1"][i, h] += x[i] * d
    return result
