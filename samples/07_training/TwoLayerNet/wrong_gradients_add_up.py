# /// sample
# summary = "Adds to the gradients of the call before, as some frameworks do."
# misconception = "stale-state"
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
        self.grads = {k: np.zeros_like(v) for k, v in self.params.items()}

    def hidden(self, x):
        return np.maximum(x @ self.params["W1"] + self.params["b1"], 0)

    def predict(self, x):
        return softmax(self.hidden(x) @ self.params["W2"] + self.params["b2"])

    def loss(self, x, t):
        return cross_entropy_error(t, self.predict(x))

    def gradient(self, x, t):
        z = self.hidden(x)
        d2 = self.predict(x)
        if t.ndim == 1:
            d2[np.arange(len(t)), t] -= 1
        else:
            d2 -= t
        d2 /= len(x)
        d1 = (d2 @ self.params["W2"].T) * (z > 0)
        self.grads["W2"] += z.T @ d2
        self.grads["b2"] += d2.sum(axis=0)
        self.grads["W1"] += x.T @ d1
        self.grads["b1"] += d1.sum(axis=0)
        return self.grads
