# /// sample
# summary = "Sets everything to None first and uses np.dot, as the book does, with Japanese comments."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.x = None
        # 重みとバイアスの微分
        self.dW = None
        self.db = None

    def forward(self, x):
        self.x = x
        out = np.dot(self.x, self.W) + self.b
        return out

    def backward(self, dout):
        dx = np.dot(dout, self.W.T)
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return dx
