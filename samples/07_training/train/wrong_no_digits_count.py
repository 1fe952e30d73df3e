# /// sample
# summary = "Hands the labels to TwoLayerNet for the number of classes."
# misconception = "raised"
# [passes]
# value = false
# ///
def train(x, t, rng):
    network = TwoLayerNet(len(x[0]), 50, t, rng)
    optimizer = SGD(0.5)
    for epoch in range(40):
        optimizer.update(network.params, network.gradient(x, t))
    return network
