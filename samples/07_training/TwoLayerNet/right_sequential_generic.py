# /// sample
# summary = "Builds a general chain of layers with parameters of their own, and names them when it is done."
# [passes]
# forward = true
# backward = true
# ///
class ReLU:
    params, grads = [], []

    def forward(self, x):
        self.x = x
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * (self.x > 0)


class Dense:
    def __init__(self, W, b):
        self.params = [W, b]

    def forward(self, x):
        self.x = x
        return x @ self.params[0] + self.params[1]

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.params[0].T


class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout


class TwoLayerNet:
    def __init__(self, n_in, n_hidden, n_out, rng):
        self.body = Sequential(
            Dense(he_init(rng, n_in, n_hidden), np.zeros(n_hidden)),
            ReLU(),
            Dense(he_init(rng, n_hidden, n_out), np.zeros(n_out)),
        )
        self.head = SoftmaxWithLoss()
        self.params = dict(zip(["W1", "b1", "W2", "b2"], self._all("params")))

    def _all(self, what):
        return [one for layer in self.body.layers for one in getattr(layer, what)]

    def predict(self, x):
        return self.body.forward(x)

    def loss(self, x, t):
        return self.head.forward(self.predict(x), t)

    def gradient(self, x, t):
        self.loss(x, t)
        self.body.backward(self.head.backward())
        return dict(zip(self.params, self._all("grads")))
