# /// sample
# summary = "Multiplies the blame by ReLU's output, not by its slope."
# misconception = "forward-as-derivative"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = network["W1"], network["b1"], network["W2"], network["b2"]
    I, H = W1.shape
    J = len(b2)
    g = {"W1": np.zeros((I, H)), "b1": np.zeros(H), "W2": np.zeros((H, J)), "b2": np.zeros(J)}
    for n in range(len(X)):
        z1 = [relu(b1[h] + sum(X[n, i] * W1[i, h] for i in range(I))) for h in range(H)]
        y = softmax([b2[j] + sum(z1[h] * W2[h, j] for h in range(H)) for j in range(J)])
        delta2 = y - T[n]
        for h in range(H):
            delta1 = relu(z1[h]) * sum(delta2[j] * W2[h, j] for j in range(J))
            g["b1"][h] += delta1
            for i in range(I):
                g["W1"][i, h] += X[n, i] * delta1
            for j in range(J):
                g["W2"][h, j] += z1[h] * delta2[j]
        for j in range(J):
            g["b2"][j] += delta2[j]
    return g
