# /// sample
# summary = "Keeps the gradients of the biases as one row for each image."
# misconception = "bias-not-summed"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = network["W1"], network["b1"], network["W2"], network["b2"]
    I, H = W1.shape
    J = W2.shape[1]
    dW1, dW2 = np.zeros((I, H)), np.zeros((H, J))
    db1, db2 = [], []
    for x, t in zip(X, T):
        u = [b1[h] + sum(x[i] * W1[i, h] for i in range(I)) for h in range(H)]
        z = [max(0.0, v) for v in u]
        y = softmax([b2[j] + sum(z[h] * W2[h, j] for h in range(H)) for j in range(J)])
        a = [y[j] - t[j] for j in range(J)]
        back = [sum(W2[h, j] * a[j] for j in range(J)) if u[h] > 0 else 0.0 for h in range(H)]
        db1.append(back)
        db2.append(a)
        for h in range(H):
            for j in range(J):
                dW2[h, j] += z[h] * a[j]
            for i in range(I):
                dW1[i, h] += x[i] * back[h]
    return {"W1": dW1, "b1": np.array(db1), "W2": dW2, "b2": np.array(db2)}
