# /// sample
# summary = "Lets the learning rate fall from epoch to epoch and uses one-hot targets."
# [passes]
# value = true
# ///
def train(x, t, rng):
    one_hot = np.eye(10)[t]
    network = TwoLayerNet(x.shape[1], 64, one_hot.shape[1], rng)
    for epoch in range(30):
        optimizer = SGD(0.8 * 0.95**epoch)
        index = rng.permutation(len(x))
        for k in range(0, len(x), 30):
            rows = index[k : k + 30]
            optimizer.update(network.params, network.gradient(x[rows], one_hot[rows]))
    return network
