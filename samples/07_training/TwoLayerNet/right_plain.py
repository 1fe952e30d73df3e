# /// sample
# summary = "Makes new layers from the parameters in every call of gradient."
# [passes]
# forward = true
# backward = true
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
        p = self.params
        return softmax(relu(x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])

    def loss(self, x, t):
        return cross_entropy_error(t, self.predict(x))

    def gradient(self, x, t):
        first = Affine(self.params["W1"], self.params["b1"])
        second = Affine(self.params["W2"], self.params["b2"])
        last = SoftmaxWithLoss()
        u1 = first.forward(x)
        last.forward(second.forward(relu(u1)), t)
        dz1 = second.backward(last.backward())
        first.backward(dz1 * (u1 > 0))
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}
