# /// sample
# summary = "Has Russian names, einsum, and small random biases."
# [passes]
# forward = true
# backward = true
# ///
class TwoLayerNet:
    def __init__(self, n_in, n_hidden, n_out, rng):
        self.params = {
            "W1": he_init(rng, n_in, n_hidden),
            "b1": rng.normal(0, 0.01, n_hidden),
            "W2": he_init(rng, n_hidden, n_out),
            "b2": rng.normal(0, 0.01, n_out),
        }

    def прямой_проход(self, x):
        п = self.params
        self.вход = x
        self.u1 = np.einsum("ni,ih->nh", x, п["W1"]) + п["b1"]
        self.z1 = np.where(self.u1 > 0, self.u1, 0)
        return np.einsum("nh,hj->nj", self.z1, п["W2"]) + п["b2"]

    def predict(self, x):
        return softmax(self.прямой_проход(x))

    def loss(self, x, t):
        return SoftmaxWithLoss().forward(self.прямой_проход(x), t)

    def gradient(self, x, t):
        выход = SoftmaxWithLoss()
        выход.forward(self.прямой_проход(x), t)
        дельта2 = выход.backward()
        дельта1 = np.einsum("nj,hj->nh", дельта2, self.params["W2"])
        дельта1[self.u1 <= 0] = 0
        return {
            "W2": np.einsum("nh,nj->hj", self.z1, дельта2),
            "b2": np.einsum("nj->j", дельта2),
            "W1": np.einsum("ni,nh->ih", self.вход, дельта1),
            "b1": np.einsum("nh->h", дельта1),
        }
