# /// sample
# summary = "Adds each gradient to those of all steps before and steps along the sum."
# misconception = "unknown"
# [passes]
# value = false
# ///
def train(x, t, rng):
    network = TwoLayerNet(64, 50, 10, rng)
    optimizer = SGD(0.5)
    total = {k: np.zeros_like(v) for k, v in network.params.items()}
    for epoch in range(5):
        order = rng.permutation(len(x))
        for start in range(0, len(x), 50):
            batch = order[start : start + 50]
            for k, g in network.gradient(x[batch], t[batch]).items():
                total[k] += g
            optimizer.update(network.params, total)
    return network
