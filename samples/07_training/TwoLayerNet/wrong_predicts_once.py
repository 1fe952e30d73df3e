# /// sample
# summary = "Keeps the first probabilities and gives them again for every other input."
# [misconception]
# forward = "stale-state"
# backward = "unknown"
# [passes]
# forward = false
# backward = false
# ///
class TwoLayerNet:
    def __init__(self, n_in, n_hidden, n_out, rng):
        self.params = {
            "W1": he_init(rng, n_in, n_hidden), "b1": np.zeros(n_hidden),
            "W2": he_init(rng, n_hidden, n_out), "b2": np.zeros(n_out),
        }
        self.y = None

    def predict(self, x):
        if self.y is None:
            self.u1 = x @ self.params["W1"] + self.params["b1"]
            self.y = softmax(relu(self.u1) @ self.params["W2"] + self.params["b2"])
        return self.y

    def loss(self, x, t):
        return cross_entropy_error(t, self.predict(x))

    def gradient(self, x, t):
        y = self.predict(x)
        t = t if t.ndim == 2 else np.eye(y.shape[1])[t]
        delta2 = (y - t) / len(x)
        delta1 = (delta2 @ self.params["W2"].T) * (self.u1 > 0)
        return {"W1": x.T @ delta1, "b1": delta1.sum(0), "W2": relu(self.u1).T @ delta2, "b2": delta2.sum(0)}
