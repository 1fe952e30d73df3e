# /// sample
# summary = "Puts the minus of gradient descent into dW and db, to add them later."
# misconception = "sign-flipped"
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
        # the weights go downhill
        self.dW = -self.x.T @ dout
        self.db = -dout.sum(axis=0)
        return dout @ self.W.T
