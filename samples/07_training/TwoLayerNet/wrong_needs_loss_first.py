# /// sample
# summary = "Lets gradient use what the last call of loss has kept, and finds nothing."
# misconception = "raised"
# [passes]
# forward = true
# backward = false
# ///
class TwoLayerNet:
    def __init__(self, n_in, n_hidden, n_out, rng):
        self.params = {
            "W1": he_init(rng, n_in, n_hidden),
            "b1": np.zeros(n_hidden),
            "W2": he_init(rng, n_hidden, n_out),
            "b2": np.zeros(n_out),
        }

    def predict(self, x):
        self.first = Affine(self.params["W1"], self.params["b1"])
        self.second = Affine(self.params["W2"], self.params["b2"])
        self.u1 = self.first.forward(x)
        return self.second.forward(relu(self.u1))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self.predict(x), t)

    def gradient(self, x, t):
        dout = self.second.backward(self.last.backward())
        self.first.backward(dout * (self.u1 > 0))
        return {
            "W1": self.first.dW,
            "b1": self.first.db,
            "W2": self.second.dW,
            "b2": self.second.db,
        }
