# /// sample
# summary = "Begins the way back with ones and does not use dout."
# misconception = "ignores-upstream"
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
        self.out = x @ self.W + self.b
        return self.out

    def backward(self, dout):
        grad = np.ones_like(self.out)  # d out / d out = 1
        self.dW = self.x.T @ grad
        self.db = grad.sum(axis=0)
        return grad @ self.W.T
