# /// sample
# summary = "Returns the network and the curve together."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def train(x, t, rng):
    network = TwoLayerNet(64, 50, 10, rng)
    optimizer = SGD(0.5)
    losses = []
    for epoch in range(10):
        for batch in np.array_split(rng.permutation(len(x)), 30):
            optimizer.update(network.params, network.gradient(x[batch], t[batch]))
        losses.append(network.loss(x, t))
    return network, losses
