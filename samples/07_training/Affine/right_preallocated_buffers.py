# /// sample
# summary = "Allocates the gradients in the constructor and overwrites them in each call."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.dW = np.zeros(W.shape)
        self.db = np.zeros(b.shape)

    def forward(self, x):
        self.x = x
        out = np.tile(self.b, (len(x), 1))
        out += x @ self.W
        return out

    def backward(self, dout):
        self.dW[...] = 0
        self.db[:] = 0
        for row, up in zip(self.x, dout):
            self.dW += row[:, None] * up
            self.db += up
        return np.inner(dout, self.W)
