# /// sample
# summary = "Divides by the number of images, where sums were asked."
# misconception = "extra-batch-mean"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = network["W1"], network["b1"], network["W2"], network["b2"]
    grads = {key: np.zeros_like(value) for key, value in network.items()}
    for x, t in zip(X, T):
        u = np.array([sum(x[i] * W1[i, h] for i in range(len(x))) for h in range(len(b1))]) + b1
        z = relu(u)
        a = np.array([sum(z[h] * W2[h, j] for h in range(len(z))) for j in range(len(b2))]) + b2
        delta = softmax(a) - t
        for j in range(len(b2)):
            grads["b2"][j] += delta[j]
            for h in range(len(z)):
                grads["W2"][h, j] += z[h] * delta[j]
        for h in range(len(z)):
            d = sum(W2[h, j] * delta[j] for j in range(len(b2))) * (u[h] > 0)
            grads["b1"][h] += d
            for i in range(len(x)):
                grads["W1"][i, h] += x[i] * d
    for key in grads:
        grads[key] /= len(X)
    return grads
