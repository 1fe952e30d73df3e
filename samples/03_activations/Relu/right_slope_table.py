# /// sample
# summary = "Looks the slope up in a two-element table, with the truth value as the index."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
SLOPE = np.array([0.0, 1.0])


class Relu:
    def __init__(self):
        self.index = None

    def forward(self, x):
        self.index = np.greater(x, 0).astype(np.intp)
        return SLOPE[self.index] * x

    def backward(self, dout):
        return SLOPE.take(self.index) * dout
