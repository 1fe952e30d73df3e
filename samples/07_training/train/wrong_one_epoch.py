# /// sample
# summary = "Goes through the images once."
# misconception = "unknown"
# [passes]
# value = false
# ///
def train(x, t, rng):
    network = TwoLayerNet(64, 50, 10, rng)
    optimizer = SGD(0.1)
    order = rng.permutation(len(x))
    for start in range(0, len(x), 50):
        batch = order[start : start + 50]
        optimizer.update(network.params, network.gradient(x[batch], t[batch]))
    return network
