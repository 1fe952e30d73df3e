# /// sample
# summary = "Uses W without the transpose in dx, which fits only if W is square."
# misconception = "raised"
# [passes]
# forward = true
# backward = false
# robust = false
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
        self.db = dout.sum(axis=0)
        return dout @ self.W
