# /// sample
# summary = "Computes each number with math.exp through np.vectorize, after a look at its sign."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
import math


def one(v):
    if v >= 0:
        return 1.0 / (1.0 + math.exp(-v))
    e = math.exp(v)
    return e / (1.0 + e)


class Sigmoid:
    many = staticmethod(np.vectorize(one, otypes=[float]))

    def forward(self, x):
        self.cache = {"y": self.many(x)}
        return self.cache["y"]

    def backward(self, dout):
        y = self.cache["y"]
        slope = np.vectorize(lambda p: p * (1 - p), otypes=[float])(y)
        return slope * dout
