# /// sample
# summary = "Goes through the samples one by one with np.outer, with a guard of 1e-7 in the loss."
# [passes]
# forward = true
# backward = true
# ///
class TwoLayerNet:
    def __init__(self, n_in, n_hidden, n_out, rng):
        self.n_out = n_out
        self.params = {
            "W1": he_init(rng, n_in, n_hidden),
            "b1": np.zeros((n_hidden,)),
            "W2": he_init(rng, n_hidden, n_out),
            "b2": np.zeros((n_out,)),
        }

    def one(self, x):
        u = x @ self.params["W1"] + self.params["b1"]
        z = np.where(u > 0, u, 0.0)
        return u, z, softmax(z @ self.params["W2"] + self.params["b2"])

    def predict(self, x):
        return np.array([self.one(row)[2] for row in x])

    def hot(self, t):
        return t if np.ndim(t) == 2 else np.eye(self.n_out)[t]

    def loss(self, x, t):
        loss = 0.0
        for y, target in zip(self.predict(x), self.hot(t)):
            loss += -np.dot(target, np.log(y + 1e-7))
        return loss / len(x)

    def gradient(self, x, t):
        grads = {k: np.zeros_like(v) for k, v in self.params.items()}
        for row, target in zip(x, self.hot(t)):
            u, z, y = self.one(row)
            delta2 = y - target
            delta1 = self.params["W2"] @ delta2
            delta1[u <= 0] = 0.0
            grads["W1"] += np.outer(row, delta1)
            grads["b1"] += delta1
            grads["W2"] += np.outer(z, delta2)
            grads["b2"] += delta2
        return {k: g / len(x) for k, g in grads.items()}
