# /// sample
# summary = "Sums the gradients of the biases over the nodes as well, to one number."
# misconception = "wrong-shape"
# [passes]
# forward = true
# backward = false
# ///
class TwoLayerNet:
    def __init__(self, n_in, n_hidden, n_out, rng):
        self.params = {}
        self.params["W1"] = he_init(rng, n_in, n_hidden)
        self.params["b1"] = np.zeros(n_hidden)
        self.params["W2"] = he_init(rng, n_hidden, n_out)
        self.params["b2"] = np.zeros(n_out)

    def forward(self, x):
        self.x = x
        self.u1 = np.dot(x, self.params["W1"]) + self.params["b1"]
        self.z1 = np.maximum(self.u1, 0)
        self.u2 = np.dot(self.z1, self.params["W2"]) + self.params["b2"]
        return self.u2

    def predict(self, x):
        return softmax(self.forward(x))

    def loss(self, x, t):
        y = self.predict(x)
        if t.ndim == 1:
            t = np.eye(y.shape[1])[t]
        return -np.sum(t * np.log(y + 1e-7)) / len(x)

    def gradient(self, x, t):
        y = self.predict(x)
        T = t if t.ndim == 2 else np.eye(y.shape[1])[t]
        delta2 = (y - T) / len(x)
        delta1 = np.dot(delta2, self.params["W2"].T) * (self.u1 > 0)
        grads = {}
        grads["W2"] = np.dot(self.z1.T, delta2)
        grads["b2"] = np.sum(delta2)
        grads["W1"] = np.dot(self.x.T, delta1)
        grads["b1"] = np.sum(delta1)
        return grads
