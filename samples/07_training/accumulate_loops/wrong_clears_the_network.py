# /// sample
# summary = "Makes the sums by setting the arrays of the network itself to zero."
# misconception = "mutates-input"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    W1, b1 = network["W1"].copy(), network["b1"].copy()
    W2, b2 = network["W2"].copy(), network["b2"].copy()
    grads = dict(network)  # a copy
    for k in grads:
        grads[k] *= 0.0
    I, H = W1.shape
    J = b2.size
    for x, t in zip(X, T):
        u = [b1[h] + sum(x[i] * W1[i, h] for i in range(I)) for h in range(H)]
        z = [max(v, 0.0) for v in u]
        y = softmax([b2[j] + sum(z[h] * W2[h, j] for h in range(H)) for j in range(J)])
        for j in range(J):
            grads["b2"][j] += y[j] - t[j]
            for h in range(H):
                grads["W2"][h, j] += z[h] * (y[j] - t[j])
        for h in range(H):
            if u[h] > 0:
                d = sum(W2[h, j] * (y[j] - t[j]) for j in range(J))
                grads["b1"][h] += d
                for i in range(I):
                    grads["W1"][i, h] += x[i] * d
    return grads
