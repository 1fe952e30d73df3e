# /// sample
# summary = "Replaces the arrays in params, while the network's layers still hold the first ones."
# misconception = "unknown"
# [passes]
# value = false
# ///
class LayeredNet:
    def __init__(self, n_in, n_hidden, n_out, rng):
        self.params = {
            "W1": he_init(rng, n_in, n_hidden),
            "b1": np.zeros(n_hidden),
            "W2": he_init(rng, n_hidden, n_out),
            "b2": np.zeros(n_out),
        }
        self.affine1 = Affine(self.params["W1"], self.params["b1"])
        self.affine2 = Affine(self.params["W2"], self.params["b2"])
        self.last = SoftmaxWithLoss()

    def predict(self, x):
        self.u1 = self.affine1.forward(x)
        return self.affine2.forward(np.maximum(self.u1, 0))

    def gradient(self, x, t):
        self.last.forward(self.predict(x), t)
        self.affine1.backward(self.affine2.backward(self.last.backward()) * (self.u1 > 0))
        return {"W1": self.affine1.dW, "b1": self.affine1.db,
                "W2": self.affine2.dW, "b2": self.affine2.db}


def train(x, t, rng):
    network = LayeredNet(64, 50, 10, rng)
    for epoch in range(10):
        for batch in rng.permutation(len(x)).reshape(30, 50):
            grads = network.gradient(x[batch], t[batch])
            for k in grads:
                network.params[k] = network.params[k] - 0.5 * grads[k]
    return network
