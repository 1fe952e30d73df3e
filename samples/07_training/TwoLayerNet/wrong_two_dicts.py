# /// sample
# summary = "Returns the gradients by layer, a dict for each."
# misconception = "wrong-keys"
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
        affine1 = Affine(self.params["W1"], self.params["b1"])
        affine2 = Affine(self.params["W2"], self.params["b2"])
        end = SoftmaxWithLoss()
        u1 = affine1.forward(x)
        end.forward(affine2.forward(relu(u1)), t)
        affine1.backward(affine2.backward(end.backward()) * (u1 > 0))
        return {
            "affine1": {"W": affine1.dW, "b": affine1.db},
            "affine2": {"W": affine2.dW, "b": affine2.db},
        }
