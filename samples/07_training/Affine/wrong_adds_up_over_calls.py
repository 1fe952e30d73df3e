# /// sample
# summary = "Adds to dW and db in every call and never starts again at zero."
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
        self.dW = np.zeros(W.shape)
        self.db = np.zeros(b.shape)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW += self.x.T @ dout
        self.db += dout.sum(axis=0)
        return dout @ self.W.T
