# /// sample
# summary = "Adds to a defaultdict by (name, place), and fills the arrays with np.ndindex at the end."
# [passes]
# value = true
# ///
from collections import defaultdict


def accumulate_loops(network, X, T):
    acc = defaultdict(float)
    hidden, outputs = range(len(network["b1"])), range(len(network["b2"]))
    for n in range(len(X)):
        u = {}
        for h in hidden:
            u[h] = network["b1"][h]
            for i in range(X.shape[1]):
                u[h] += network["W1"][i, h] * X[n, i]
        z = {h: max(u[h], 0) for h in hidden}
        e = {}
        for j in outputs:
            e[j] = np.exp(network["b2"][j] + sum(z[h] * network["W2"][h, j] for h in hidden))
        for j in outputs:
            err = e[j] / sum(e.values()) - T[n, j]
            acc["b2", (j,)] += err
            for h in hidden:
                acc["W2", (h, j)] += err * z[h]
                if z[h] == 0:
                    continue
                # each arrow h -> j brings its own part of the blame
                part = err * network["W2"][h, j]
                acc["b1", (h,)] += part
                for i in range(X.shape[1]):
                    acc["W1", (i, h)] += part * X[n, i]
    grads = {}
    for name, value in network.items():
        grads[name] = np.array([acc[name, p] for p in np.ndindex(value.shape)]).reshape(value.shape)
    return grads
