# /// sample
# summary = "Makes dx with np.zeros_like(x), which cuts off decimals when x holds integers."
# misconception = "integer-truncation"
# [passes]
# forward = true
# backward = true
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
        dx = np.zeros_like(self.x)
        dx[...] = dout @ self.W.T
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dx
