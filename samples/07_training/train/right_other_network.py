# /// sample
# summary = "Brings a network of its own with three layers and tanh, in Korean."
# [passes]
# value = true
# ///
class 세층망:
    """입력 - tanh - tanh - softmax"""

    def __init__(self, 크기, rng):
        self.W = [rng.normal(0, 1 / np.sqrt(a), (a, b)) for a, b in zip(크기, 크기[1:])]
        self.b = [np.zeros(b) for b in 크기[1:]]

    def 순전파(self, x):
        z = [x]
        for W, b in zip(self.W[:-1], self.b[:-1]):
            z.append(np.tanh(z[-1] @ W + b))
        return z, z[-1] @ self.W[-1] + self.b[-1]

    def predict(self, x):
        return self.순전파(x)[1]

    def 한걸음(self, x, t, 학습률):
        z, u = self.순전파(x)
        delta = softmax(u)
        delta[np.arange(len(t)), t] -= 1
        delta /= len(t)
        for k in reversed(range(len(self.W))):
            dW, db = z[k].T @ delta, delta.sum(axis=0)
            if k:
                delta = delta @ self.W[k].T * (1 - z[k] ** 2)
            self.W[k] -= 학습률 * dW
            self.b[k] -= 학습률 * db


def train(x, t, rng):
    망 = 세층망([64, 80, 30, 10], rng)
    for _ in range(40):
        for 묶음 in rng.permutation(len(x)).reshape(-1, 30):
            망.한걸음(x[묶음], t[묶음], 0.3)
    return 망
