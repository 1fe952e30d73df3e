# /// sample
# summary = "Takes one step an epoch with all images at once."
# misconception = "unknown"
# [passes]
# value = false
# ///
def train(x, t, rng):
    network = TwoLayerNet(64, 50, 10, rng)
    optimizer = SGD(0.5)
    for epoch in range(25):
        optimizer.update(network.params, network.gradient(x, t))
    return network
