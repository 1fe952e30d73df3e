# /// sample
# summary = "Hands the blame on to silent hidden nodes too."
# misconception = "missing-activation-derivative"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = network["W1"], network["b1"], network["W2"], network["b2"]
    I, H = W1.shape
    J = len(b2)
    dW1, db1, dW2, db2 = np.zeros((I, H)), np.zeros(H), np.zeros((H, J)), np.zeros(J)
    for x, t in zip(X, T):
        z = np.zeros(H)
        for h in range(H):
            z[h] = max(0, b1[h] + sum(x[i] * W1[i, h] for i in range(I)))
        y = softmax(np.array([b2[j] + sum(z[h] * W2[h, j] for h in range(H)) for j in range(J)]))
        for j in range(J):
            db2[j] += y[j] - t[j]
            for h in range(H):
                dW2[h, j] += z[h] * (y[j] - t[j])
        for h in range(H):
            delta = 0
            for j in range(J):
                delta += W2[h, j] * (y[j] - t[j])
            db1[h] += delta
            for i in range(I):
                dW1[i, h] += x[i] * delta
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
