# /// sample
# summary = "Fills a zeros_like of the input with dout, which whole numbers cannot hold."
# misconception = "integer-truncation"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Relu:
    def forward(self, x):
        self.x = np.asarray(x)
        return np.maximum(self.x, 0)

    def backward(self, dout):
        dout = np.asarray(dout)
        dx = np.zeros_like(self.x)
        dx[self.x > 0] = dout[self.x > 0]
        return dx
