# /// sample
# summary = "Lets the gradient through where the pre-activation is exactly 0."
# misconception = "kink-at-zero"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    W1, b1, W2, b2 = (network[k] for k in ("W1", "b1", "W2", "b2"))
    sums = {k: np.zeros(np.shape(v)) for k, v in network.items()}
    for x, t in zip(X, T):
        u = [b1[h] + sum(x[i] * W1[i, h] for i in range(len(x))) for h in range(len(b1))]
        z = [max(v, 0.0) for v in u]
        a = [b2[j] + sum(z[h] * W2[h, j] for h in range(len(z))) for j in range(len(b2))]
        e = [np.exp(v - max(a)) for v in a]
        back = [e[j] / sum(e) - t[j] for j in range(len(e))]
        for h in range(len(z)):
            blame = sum(back[j] * W2[h, j] for j in range(len(back)))
            if u[h] >= 0:
                sums["b1"][h] += blame
                for i in range(len(x)):
                    sums["W1"][i, h] += blame * x[i]
            for j in range(len(back)):
                sums["W2"][h, j] += back[j] * z[h]
        for j in range(len(back)):
            sums["b2"][j] += back[j]
    return sums
