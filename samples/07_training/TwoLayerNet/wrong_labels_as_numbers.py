# /// sample
# summary = "Subtracts the labels themselves from the probabilities, which works for one-hot rows only."
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
        return softmax(relu(x @ self.params["W1"] + self.params["b1"]) @ self.params["W2"] + self.params["b2"])

    def loss(self, x, t):
        return cross_entropy_error(t, self.predict(x))

    def gradient(self, x, t):
        u1 = x @ self.params["W1"] + self.params["b1"]
        delta2 = (self.predict(x) - t) / len(x)
        delta1 = (delta2 @ self.params["W2"].T) * (u1 > 0)
        return {"W1": x.T @ delta1, "b1": delta1.sum(0), "W2": relu(u1).T @ delta2, "b2": delta2.sum(0)}
