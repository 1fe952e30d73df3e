# /// sample
# summary = "Makes a new network in every epoch."
# misconception = "unknown"
# [passes]
# value = false
# ///
def train(x, t, rng):
    for epoch in range(15):
        network = TwoLayerNet(64, 50, 10, rng)
        optimizer = SGD(0.1)
        for batch in rng.permutation(len(x)).reshape(30, 50):
            optimizer.update(network.params, network.gradient(x[batch], t[batch]))
    return network
