# /// sample
# summary = "Keeps the first output and gives it again in later calls."
# misconception = "stale-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.out = None

    def forward(self, x):
        self.x = x
        if self.out is None:  # no need to compute it twice
            self.out = x @ self.W + self.b
        return self.out

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W.T
