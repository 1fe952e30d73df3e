# /// sample
# summary = "Trains the network and does not return it."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def train(x, t, rng):
    network = TwoLayerNet(64, 50, 10, rng)
    optimizer = SGD(0.5)
    for epoch in range(5):
        order = rng.permutation(len(x))
        for start in range(0, len(x), 50):
            batch = order[start : start + 50]
            optimizer.update(network.params, network.gradient(x[batch], t[batch]))
    print("done", network.loss(x, t))
