# /// sample
# summary = "Takes dout as the gradient of b, one row for each sample."
# misconception = "bias-not-summed"
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
        self.db = dout * 1
        return dout @ self.W.T
