# /// sample
# summary = "Centres dout on its mean before the products, half a batch normalisation."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        centred = dout - dout.mean(axis=0)
        self.dW = np.dot(self.x.T, centred)
        self.db = np.sum(dout, axis=0)
        return np.dot(centred, self.W.T)
