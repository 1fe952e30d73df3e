# /// sample
# summary = "Nudges every parameter and measures the loss."
# misconception = "finite-difference"
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

    def predict(self, x):
        p = self.params
        return softmax(relu(x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])

    def loss(self, x, t):
        return cross_entropy_error(t, self.predict(x))

    def gradient(self, x, t):
        h = 1e-4
        grads = {}
        for key, values in self.params.items():
            grads[key] = np.zeros_like(values)
            for k in np.ndindex(values.shape):
                old = values[k]
                values[k] = old + h
                above = self.loss(x, t)
                values[k] = old - h
                below = self.loss(x, t)
                values[k] = old
                grads[key][k] = (above - below) / (2 * h)
        return grads
