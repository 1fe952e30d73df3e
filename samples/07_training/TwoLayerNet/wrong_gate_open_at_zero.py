# /// sample
# summary = "Compares with >= on the way back, so that 0 counts as open."
# misconception = "kink-at-zero"
# [passes]
# forward = true
# backward = false
# ///
class TwoLayerNet:
    def __init__(self, n_in, n_hidden, n_out, rng):
        self.params = dict(
            W1=he_init(rng, n_in, n_hidden), b1=np.zeros(n_hidden),
            W2=he_init(rng, n_hidden, n_out), b2=np.zeros(n_out),
        )

    def predict(self, x):
        self.x = x
        self.u = x @ self.params["W1"] + self.params["b1"]
        self.z = np.maximum(0, self.u)
        return softmax(self.z @ self.params["W2"] + self.params["b2"])

    def loss(self, x, t):
        return cross_entropy_error(t, self.predict(x))

    def gradient(self, x, t):
        delta = self.predict(x)
        if np.ndim(t) == 1:
            t = np.eye(delta.shape[1])[t]
        delta = (delta - t) / len(x)
        hidden = np.where(self.u >= 0, delta @ self.params["W2"].T, 0)
        return dict(W1=self.x.T @ hidden, b1=hidden.sum(axis=0), W2=self.z.T @ delta, b2=delta.sum(axis=0))
