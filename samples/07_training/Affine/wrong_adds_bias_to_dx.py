# /// sample
# summary = "Adds the bias on the way back too, as in forward, and fails at its shape."
# misconception = "raised"
# [passes]
# forward = true
# backward = false
# robust = false
# ///
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T) + self.b
