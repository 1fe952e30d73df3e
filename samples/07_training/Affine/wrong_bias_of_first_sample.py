# /// sample
# summary = "Takes the first row of dout for db: a slice in place of a sum."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout[0]
        return dout @ self.W.T
