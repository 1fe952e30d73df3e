# /// sample
# summary = "Holds back 200 images, draws the curve, and keeps the parameters that did best on them."
# [passes]
# value = true
# ///
import copy

import matplotlib.pyplot as plt


def train(x, t, rng):
    order = rng.permutation(len(x))
    check, rest = order[:200], order[200:]
    network = TwoLayerNet(64, 100, 10, rng)
    optimizer = SGD(0.8)
    best, best_params, curve = 0.0, None, []
    for epoch in range(25):
        rest = rng.permutation(rest)
        for start in range(0, len(rest), 25):
            batch = rest[start : start + 25]
            optimizer.update(network.params, network.gradient(x[batch], t[batch]))
        accuracy = np.mean(network.predict(x[check]).argmax(axis=1) == t[check])
        curve.append(accuracy)
        if accuracy >= best:
            best, best_params = accuracy, copy.deepcopy(network.params)
    network.params = best_params
    plt.plot(curve)
    plt.xlabel("epoch")
    plt.close()
    return network
