# /// sample
# summary = "Sets the gradients with = in the loop, so that only the last image counts."
# misconception = "unknown"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = [network[k] for k in ("W1", "b1", "W2", "b2")]
    I, H = W1.shape
    J = b2.size
    dW1, db1, dW2, db2 = np.zeros((I, H)), np.zeros(H), np.zeros((H, J)), np.zeros(J)
    for x, t in zip(X, T):
        u = [b1[h] + sum(x[i] * W1[i, h] for i in range(I)) for h in range(H)]
        z = [max(v, 0.0) for v in u]
        y = softmax([b2[j] + sum(z[h] * W2[h, j] for h in range(H)) for j in range(J)])
        for j in range(J):
            db2[j] = y[j] - t[j]
            for h in range(H):
                dW2[h, j] = z[h] * (y[j] - t[j])
        for h in range(H):
            db1[h] = (u[h] > 0) * sum(W2[h, j] * (y[j] - t[j]) for j in range(J))
            for i in range(I):
                dW1[i, h] = x[i] * db1[h]
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
