# /// sample
# summary = "Writes W x in place of x W, whose shapes do not fit."
# misconception = "raised"
# [passes]
# forward = false
# backward = false
# robust = false
# ///
class Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return self.W.T @ x + self.b

    def backward(self, dout):
        self.dW = self.x @ dout
        self.db = dout.sum(axis=0)
        return self.W @ dout
