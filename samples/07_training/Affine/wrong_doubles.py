# /// sample
# summary = "Has the 2 of a squared error in the layer."
# misconception = "missing-factor"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return x.dot(self.W) + self.b

    def backward(self, dout):
        delta = 2 * dout
        self.dW = self.x.T.dot(delta)
        self.db = delta.sum(0)
        return delta.dot(self.W.T)
