# /// sample
# summary = "Takes the same first images in every step, since the start of the slice is never moved."
# misconception = "unknown"
# [passes]
# value = false
# ///
def train(x, t, rng):
    network = TwoLayerNet(x.shape[1], 50, 10, rng)
    optimizer = SGD(0.5)
    start = 0
    for _ in range(400):
        batch = slice(start, start + 30)
        optimizer.update(network.params, network.gradient(x[batch], t[batch]))
    return network
