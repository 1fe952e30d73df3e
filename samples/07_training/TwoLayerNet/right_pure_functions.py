# /// sample
# summary = "Keeps the mathematics in pure functions with a cache that is passed on; the class only calls them."
# [passes]
# forward = true
# backward = true
# ///
def init(rng, *sizes):
    return {
        f"{kind}{k + 1}": he_init(rng, a, c) if kind == "W" else np.zeros(c)
        for k, (a, c) in enumerate(zip(sizes, sizes[1:]))
        for kind in "Wb"
    }


def run(θ, x):
    u = x @ θ["W1"] + θ["b1"]
    z = u * (u > 0)
    return z @ θ["W2"] + θ["b2"], (x, u, z)


def cost(a, t):
    n = np.arange(len(a))
    k = t if t.ndim == 1 else t.argmax(1)
    m = a.max(1)
    return np.mean(m + np.log(np.exp(a - m[:, None]).sum(1)) - a[n, k])


def dcost(a, t):
    n = np.arange(len(a))
    k = t if t.ndim == 1 else t.argmax(1)
    e = np.exp(a - a.max(1)[:, None])
    g = e / e.sum(1)[:, None]
    g[n, k] -= 1.0
    return g / len(a)


def pull(θ, cache, g):
    x, u, z = cache
    h = (g @ θ["W2"].T) * (u > 0)
    return dict(W1=x.T @ h, b1=h.sum(0), W2=z.T @ g, b2=g.sum(0))


class TwoLayerNet:
    def __init__(self, n_in, n_hidden, n_out, rng):
        self.params = init(rng, n_in, n_hidden, n_out)

    def predict(self, x):
        return run(self.params, x)[0]

    def loss(self, x, t):
        return cost(self.predict(x), t)

    def gradient(self, x, t):
        a, cache = run(self.params, x)
        return pull(self.params, cache, dcost(a, t))
