# /// sample
# summary = "Needs no layers: writes the products out and clips the probabilities in the loss."
# [passes]
# forward = true
# backward = true
# ///
import numpy as np


class TwoLayerNet:
    """Affine - ReLU - Affine - softmax."""

    def __init__(self, n_in: int, n_hidden: int, n_out: int, rng: np.random.Generator):
        self.n_out = n_out
        self.params = dict(
            W1=rng.normal(0, np.sqrt(2 / n_in), (n_in, n_hidden)),
            b1=np.zeros(n_hidden),
            W2=rng.normal(0, np.sqrt(2 / n_hidden), (n_hidden, n_out)),
            b2=np.zeros(n_out),
        )

    def _forward(self, x):
        z1 = np.maximum(0, x @ self.params["W1"] + self.params["b1"])
        a = z1 @ self.params["W2"] + self.params["b2"]
        e = np.exp(a - a.max(1, keepdims=True))
        return z1, e / e.sum(1, keepdims=True)

    def _one_hot(self, t):
        return t if t.ndim == 2 else (t[:, None] == np.arange(self.n_out)).astype(float)

    def predict(self, x):
        return self._forward(x)[1]

    def loss(self, x, t):
        y = np.clip(self.predict(x), 1e-12, None)
        return float(-(self._one_hot(t) * np.log(y)).sum(axis=1).mean())

    def gradient(self, x, t):
        z1, y = self._forward(x)
        delta2 = (y - self._one_hot(t)) / len(x)
        delta1 = delta2 @ self.params["W2"].T * (z1 > 0)
        return {
            "W1": x.T @ delta1,
            "b1": delta1.sum(axis=0),
            "W2": z1.T @ delta2,
            "b2": delta2.sum(axis=0),
        }
