# /// sample
# summary = "Keeps its output only, and writes the derivative with it."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Sigmoid:
    def __init__(self):
        self.out = None

    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, dout):
        return dout * self.out * (1 - self.out)
