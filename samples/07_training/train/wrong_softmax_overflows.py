# /// sample
# summary = "Writes softmax without taking off the largest logit, and trains with a large rate on the grey values 0 to 255."
# misconception = "not-finite"
# [passes]
# value = false
# ///
class PlainNet:
    def __init__(self, rng):
        self.W1 = he_init(rng, 64, 50)
        self.b1 = np.zeros(50)
        self.W2 = he_init(rng, 50, 10)
        self.b2 = np.zeros(10)

    def predict(self, x):
        self.x = x * 255  # grey values
        self.z = np.maximum(self.x @ self.W1 + self.b1, 0)
        a = self.z @ self.W2 + self.b2
        return np.exp(a) / np.sum(np.exp(a), axis=1, keepdims=True)

    def learn(self, x, t, rate):
        d = self.predict(x)
        d[np.arange(len(t)), t] -= 1
        d /= len(t)
        dz = d @ self.W2.T * (self.z > 0)
        self.W2 -= rate * self.z.T @ d
        self.b2 -= rate * d.sum(axis=0)
        self.W1 -= rate * self.x.T @ dz
        self.b1 -= rate * dz.sum(axis=0)


def train(x, t, rng):
    network = PlainNet(rng)
    for epoch in range(3):
        for batch in np.array_split(rng.permutation(len(x)), 30):
            network.learn(x[batch], t[batch], 0.5)
    return network
