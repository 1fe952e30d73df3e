# /// sample
# summary = "Returns dx, dW and db together and sets no attributes."
# misconception = "wrong-shape"
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
        dx = dout @ self.W.T
        dW = self.x.T @ dout
        db = dout.sum(axis=0)
        return dx, dW, db
