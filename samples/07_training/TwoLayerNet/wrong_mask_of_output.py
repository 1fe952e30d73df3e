# /// sample
# summary = "Takes the mask from the activation of the next layer, the logits, whose shape is another."
# misconception = "raised"
# [passes]
# forward = true
# backward = false
# ///
class TwoLayerNet:
    def __init__(self, n_in, n_hidden, n_out, rng):
        self.params = {
            "W1": he_init(rng, n_in, n_hidden), "b1": np.zeros(n_hidden),
            "W2": he_init(rng, n_hidden, n_out), "b2": np.zeros(n_out),
        }

    def predict(self, x):
        self.z1 = relu(x @ self.params["W1"] + self.params["b1"])
        self.a2 = self.z1 @ self.params["W2"] + self.params["b2"]
        return softmax(self.a2)

    def loss(self, x, t):
        return cross_entropy_error(t, self.predict(x))

    def gradient(self, x, t):
        y = self.predict(x)
        t = t if t.ndim == 2 else np.eye(y.shape[1])[t]
        delta2 = (y - t) / len(x)
        delta1 = (delta2 @ self.params["W2"].T) * (self.a2 > 0)
        return {"W1": x.T @ delta1, "b1": delta1.sum(0), "W2": self.z1.T @ delta2, "b2": delta2.sum(0)}
