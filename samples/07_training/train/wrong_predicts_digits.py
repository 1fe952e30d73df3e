# /// sample
# summary = "Returns a network whose predict gives the digit itself."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
class DigitReader(TwoLayerNet):
    def predict(self, x):
        return np.argmax(super().predict(x), axis=1)

    def loss(self, x, t):
        return cross_entropy_error(t, TwoLayerNet.predict(self, x))


def train(x, t, rng):
    network = DigitReader(64, 50, 10, rng)
    optimizer = SGD(0.5)
    for epoch in range(5):
        for batch in np.array_split(rng.permutation(len(x)), 30):
            optimizer.update(network.params, network.gradient(x[batch], t[batch]))
    return network
