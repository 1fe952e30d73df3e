# /// sample
# summary = "Takes the error as t - y in the output layer."
# misconception = "sign-flipped"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = [network[k] for k in ("W1", "b1", "W2", "b2")]
    I, H = W1.shape
    J = b2.shape[0]
    grads = {k: np.zeros(v.shape) for k, v in network.items()}
    for n in range(X.shape[0]):
        z = np.array([max(0, b1[h] + sum(X[n, i] * W1[i, h] for i in range(I))) for h in range(H)])
        y = softmax(np.array([b2[j] + sum(z[h] * W2[h, j] for h in range(H)) for j in range(J)]))
        error = T[n] - y
        for j in range(J):
            grads["b2"][j] += error[j]
            for h in range(H):
                grads["W2"][h, j] += z[h] * error[j]
                if z[h] > 0:
                    grads["b1"][h] += W2[h, j] * error[j]
                    for i in range(I):
                        grads["W1"][i, h] += X[n, i] * W2[h, j] * error[j]
    return grads
