# /// sample
# summary = "Draws each mini-batch with rng.choice and prints the loss now and then, as the book does."
# [passes]
# value = true
# ///
def train(x, t, rng):
    network = TwoLayerNet(n_in=64, n_hidden=80, n_out=10, rng=rng)

    iters_num = 2000
    train_size = x.shape[0]
    batch_size = 30
    learning_rate = 0.8
    iter_per_epoch = max(train_size // batch_size, 1)

    for i in range(iters_num):
        batch_mask = rng.choice(train_size, batch_size)
        grad = network.gradient(x[batch_mask], t[batch_mask])
        for key in ("W1", "b1", "W2", "b2"):
            network.params[key] -= learning_rate * grad[key]
        if i % (10 * iter_per_epoch) == 0:
            print(i, network.loss(x, t))

    return network
