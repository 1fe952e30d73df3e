# /// sample
# summary = "Hands probabilities to a loss layer that applies softmax again."
# misconception = "unknown"
# [passes]
# forward = false
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
        self.last = SoftmaxWithLoss()

    def predict(self, x):
        self.a1 = Affine(self.params["W1"], self.params["b1"])
        self.a2 = Affine(self.params["W2"], self.params["b2"])
        self.u1 = self.a1.forward(x)
        return softmax(self.a2.forward(relu(self.u1)))

    def loss(self, x, t):
        return self.last.forward(self.predict(x), t)

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.a2.backward(self.last.backward())
        dout[self.u1 <= 0] = 0
        self.a1.backward(dout)
        return {"W1": self.a1.dW, "b1": self.a1.db, "W2": self.a2.dW, "b2": self.a2.db}
