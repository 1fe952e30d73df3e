# /// sample
# summary = "Forgets the axis, so that db is one number for all nodes."
# misconception = "wrong-shape"
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
        return np.matmul(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.matmul(self.x.T, dout)
        self.db = np.sum(dout)
        return np.matmul(dout, self.W.T)
