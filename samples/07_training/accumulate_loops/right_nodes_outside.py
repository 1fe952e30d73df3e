# /// sample
# summary = "Puts the loop over images inside the loops over nodes, with dicts for single numbers."
# [passes]
# value = true
# ///
def accumulate_loops(network, X, T):
    W1, b1 = network["W1"], network["b1"]
    W2, b2 = network["W2"], network["b2"]
    N, I = X.shape
    H, J = W2.shape
    z, y = {}, {}
    for h in range(H):
        for n in range(N):
            u = b1[h]
            for i in range(I):
                u += W1[i, h] * X[n, i]
            z[n, h] = u * (u > 0)
    for n in range(N):
        row = [b2[j] + sum(W2[h, j] * z[n, h] for h in range(H)) for j in range(J)]
        for j in range(J):
            y[n, j] = 1 / sum(np.exp(other - row[j]) for other in row)
    grads = dict(W1=np.zeros((I, H)), b1=np.zeros(H), W2=np.zeros((H, J)), b2=np.zeros(J))
    for j in range(J):
        grads["b2"][j] = sum(y[n, j] - T[n, j] for n in range(N))
        for h in range(H):
            grads["W2"][h, j] = sum(z[n, h] * (y[n, j] - T[n, j]) for n in range(N))
    for h in range(H):
        for n in range(N):
            if z[n, h] == 0:
                continue
            delta = 0.0
            for j in range(J):
                delta += (y[n, j] - T[n, j]) * W2[h, j]
            grads["b1"][h] += delta
            for i in range(I):
                grads["W1"][i, h] += delta * X[n, i]
    return grads
