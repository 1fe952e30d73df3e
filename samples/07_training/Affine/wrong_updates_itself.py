# /// sample
# summary = "Takes a training step inside backward and so changes W and b."
# misconception = "mutates-input"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Affine:
    def __init__(self, W, b, lr=0.01):
        self.W = W
        self.b = b
        self.lr = lr

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        dx = dout @ self.W.T
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        self.W -= self.lr * self.dW
        self.b -= self.lr * self.db
        return dx
