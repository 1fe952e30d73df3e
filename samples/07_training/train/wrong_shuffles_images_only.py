# /// sample
# summary = "Shuffles the images and leaves the labels in their old order."
# misconception = "unknown"
# [passes]
# value = false
# ///
def train(x, t, rng):
    network = TwoLayerNet(64, 50, 10, rng)
    optimizer = SGD(0.5)
    for epoch in range(10):
        x = rng.permutation(x)
        for start in range(0, len(x), 50):
            xb, tb = x[start : start + 50], t[start : start + 50]
            optimizer.update(network.params, network.gradient(xb, tb))
    return network
