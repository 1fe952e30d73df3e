# /// sample
# summary = "Keeps only its newest call, in a deque of length one, and turns it round with rotate."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
from collections import deque


class MulLayer:
    def __init__(self):
        self.cache = deque(maxlen=1)

    def forward(self, x, y):
        self.cache.append(deque([x, y]))
        return np.multiply(x, y)

    def backward(self, dout):
        crossed = self.cache[-1].copy()
        crossed.rotate(1)
        return tuple(np.multiply(dout, factor) for factor in crossed)
