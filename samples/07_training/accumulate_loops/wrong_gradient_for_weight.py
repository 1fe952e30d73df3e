# /// sample
# summary = "Sends the error back through the gradient of W2, not through W2: a wrong variable."
# misconception = "unknown"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = (network[k] for k in ("W1", "b1", "W2", "b2"))
    dW1, db1 = np.zeros(W1.shape), np.zeros(b1.shape)
    dW2, db2 = np.zeros(W2.shape), np.zeros(b2.shape)
    for x, t in zip(X, T):
        u = [b1[h] + sum(x[i] * W1[i, h] for i in range(len(x))) for h in range(len(b1))]
        z = [max(0.0, value) for value in u]
        a = [b2[j] + sum(z[h] * W2[h, j] for h in range(len(z))) for j in range(len(b2))]
        y = softmax(np.array(a))
        for j in range(len(b2)):
            db2[j] += y[j] - t[j]
            for h in range(len(z)):
                dW2[h, j] += z[h] * (y[j] - t[j])
        for h in range(len(z)):
            if u[h] > 0:
                blame = 0.0
                for j in range(len(b2)):
                    blame += dW2[h, j] * (y[j] - t[j])
                db1[h] += blame
                for i in range(len(x)):
                    dW1[i, h] += x[i] * blame
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
