# /// sample
# summary = "Takes the mean over the images for the biases only."
# misconception = "extra-batch-mean"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = (network[k] for k in ("W1", "b1", "W2", "b2"))
    g = {k: np.zeros(v.shape) for k, v in network.items()}
    for x, t in zip(X, T):
        u = b1.copy()
        for i, pixel in enumerate(x):
            for h in range(len(u)):
                u[h] += pixel * W1[i, h]
        z = np.maximum(u, 0)
        a = b2.copy()
        for h, value in enumerate(z):
            for j in range(len(a)):
                a[j] += value * W2[h, j]
        error = softmax(a) - t
        for j, e in enumerate(error):
            g["b2"][j] += e / len(X)
            for h, value in enumerate(z):
                g["W2"][h, j] += value * e
        for h in range(len(u)):
            if u[h] > 0:
                blame = sum(w * e for w, e in zip(W2[h], error))
                g["b1"][h] += blame / len(X)
                for i, pixel in enumerate(x):
                    g["W1"][i, h] += pixel * blame
    return g
