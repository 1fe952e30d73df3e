# /// sample
# summary = "Uses accumulate_loops of exercise 4 and divides the sums by N; predict gives logarithms."
# [passes]
# forward = true
# backward = true
# ///
class TwoLayerNet:
    def __init__(self, n_in, n_hidden, n_out, rng):
        sizes = [n_in, n_hidden, n_out]
        self.params = {}
        for k in (1, 2):
            self.params[f"W{k}"] = he_init(rng, sizes[k - 1], sizes[k])
            self.params[f"b{k}"] = np.zeros(sizes[k])

    def predict(self, x):
        hidden = np.maximum(np.dot(x, self.params["W1"]) + self.params["b1"], 0)
        logits = np.dot(hidden, self.params["W2"]) + self.params["b2"]
        # log softmax
        return logits - np.log(np.sum(np.exp(logits), axis=1, keepdims=True))

    def loss(self, x, t):
        rows = np.arange(len(x))
        return -self.predict(x)[rows, self.labels(t)].mean()

    def labels(self, t):
        return np.argmax(t, axis=1) if np.ndim(t) == 2 else t

    def gradient(self, x, t):
        T = np.eye(len(self.params["b2"]))[self.labels(t)]
        sums = accumulate_loops(self.params, x, T)
        return {k: v / len(x) for k, v in sums.items()}
