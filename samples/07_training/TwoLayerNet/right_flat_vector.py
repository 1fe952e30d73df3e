# /// sample
# summary = "Keeps all parameters in one long vector; params is a property with views into it."
# [passes]
# forward = true
# backward = true
# ///
class TwoLayerNet:
    def __init__(self, n_in, n_hidden, n_out, rng):
        self.shapes = {
            "W1": (n_in, n_hidden), "b1": (n_hidden,), "W2": (n_hidden, n_out), "b2": (n_out,),
        }
        self.theta = np.zeros(sum(int(np.prod(s)) for s in self.shapes.values()))
        self.params["W1"][:] = he_init(rng, n_in, n_hidden)
        self.params["W2"][:] = he_init(rng, n_hidden, n_out)

    def split(self, vector):
        parts, start = {}, 0
        for name, shape in self.shapes.items():
            end = start + int(np.prod(shape))
            parts[name] = vector[start:end].reshape(shape)
            start = end
        return parts

    @property
    def params(self):
        return self.split(self.theta)

    def logits(self, x):
        p = self.params
        u = x @ p["W1"] + p["b1"]
        return u, np.fmax(u, 0) @ p["W2"] + p["b2"]

    def predict(self, x):
        return softmax(self.logits(x)[1])

    def loss(self, x, t):
        return SoftmaxWithLoss().forward(self.logits(x)[1], t)

    def gradient(self, x, t):
        flat = np.zeros_like(self.theta)
        g, p = self.split(flat), self.params
        u, a = self.logits(x)
        last = SoftmaxWithLoss()
        last.forward(a, t)
        da = np.asarray(last.backward())
        du = np.where(u > 0, da @ p["W2"].T, 0)
        g["W2"][:], g["b2"][:] = np.fmax(u, 0).T @ da, da.sum(0)
        g["W1"][:], g["b1"][:] = x.T @ du, du.sum(0)
        return g
