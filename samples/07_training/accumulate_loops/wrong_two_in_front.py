# /// sample
# summary = "Takes 2 (y - t), the derivative of a square, for the error."
# misconception = "missing-factor"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = [network[k] for k in ("W1", "b1", "W2", "b2")]
    gW1, gb1, gW2, gb2 = [np.zeros_like(v) for v in (W1, b1, W2, b2)]
    for x, t in zip(X, T):
        u = b1.copy()
        for i in range(len(x)):
            for h in range(len(u)):
                u[h] += x[i] * W1[i, h]
        z = np.maximum(u, 0)
        a = b2.copy()
        for h in range(len(z)):
            for j in range(len(a)):
                a[j] += z[h] * W2[h, j]
        e = 2 * (softmax(a) - t)
        for j in range(len(a)):
            gb2[j] += e[j]
            for h in range(len(z)):
                gW2[h, j] += z[h] * e[j]
        for h in range(len(z)):
            if u[h] <= 0:
                continue
            back = sum(W2[h, j] * e[j] for j in range(len(a)))
            gb1[h] += back
            for i in range(len(x)):
                gW1[i, h] += x[i] * back
    return {"W1": gW1, "b1": gb1, "W2": gW2, "b2": gb2}
