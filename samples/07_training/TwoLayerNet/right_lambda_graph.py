# /// sample
# summary = "Draws itself as a list of pairs of lambdas, forward and back, and a dict that fills on the way."
# [passes]
# forward = true
# backward = true
# ///
class TwoLayerNet:
    def __init__(self, n_in, n_hidden, n_out, rng):
        self.params = p = dict(
            W1=he_init(rng, n_in, n_hidden), b1=np.zeros(n_hidden),
            W2=he_init(rng, n_hidden, n_out), b2=np.zeros(n_out),
        )
        self.forwards = [
            lambda m: m.update(u=m["x"] @ p["W1"] + p["b1"]),
            lambda m: m.update(z=np.where(m["u"] > 0, m["u"], 0.0)),
            lambda m: m.update(a=m["z"] @ p["W2"] + p["b2"]),
        ]
        self.backwards = [
            lambda m, g: g.update(W2=m["z"].T @ g["a"], b2=g["a"].sum(0), z=g["a"] @ p["W2"].T),
            lambda m, g: g.update(u=g["z"] * (m["u"] > 0)),
            lambda m, g: g.update(W1=m["x"].T @ g["u"], b1=g["u"].sum(0)),
        ]

    def run(self, x):
        memory = {"x": x}
        for step in self.forwards:
            step(memory)
        return memory

    def predict(self, x):
        return self.run(x)["a"]

    def loss(self, x, t):
        return cross_entropy_error(t, softmax(self.predict(x)))

    def gradient(self, x, t):
        memory = self.run(x)
        y = softmax(memory["a"])
        t = np.eye(y.shape[1])[t] if np.ndim(t) == 1 else t
        g = {"a": (y - t) / len(x)}
        for step in self.backwards:
            step(memory, g)
        return {name: g[name] for name in self.params}
