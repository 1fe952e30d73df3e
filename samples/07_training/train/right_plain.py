# /// sample
# summary = "Trains 40 epochs with mini-batches of 30."
# [passes]
# value = true
# ///
def train(x, t, rng):
    network = TwoLayerNet(x.shape[1], 80, 10, rng)
    optimizer = SGD(0.8)
    for _ in range(40):
        order = rng.permutation(len(x))
        for start in range(0, len(x), 30):
            batch = order[start : start + 30]
            optimizer.update(network.params, network.gradient(x[batch], t[batch]))
    return network
