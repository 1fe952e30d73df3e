# /// sample
# summary = "Trains with momentum and 100 hidden nodes."
# [passes]
# value = true
# ///
class Momentum:
    def __init__(self, learning_rate, momentum=0.9):
        self.learning_rate, self.momentum = learning_rate, momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            v = self.momentum * self.v.get(k, 0.0) - self.learning_rate * grads[k]
            self.v[k] = v
            params[k] += v


def train(x, t, rng):
    net = TwoLayerNet(64, 100, 10, rng)
    optimizer = Momentum(0.2)
    for epoch in range(30):
        for batch in np.array_split(rng.permutation(len(x)), 30):
            optimizer.update(net.params, net.gradient(x[batch], t[batch]))
    return net
