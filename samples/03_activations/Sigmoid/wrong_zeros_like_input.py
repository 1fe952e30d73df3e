# /// sample
# summary = "Fills a zeros_like of the input, so whole numbers give only zeros and ones."
# misconception = "integer-truncation"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Sigmoid:
    def forward(self, x):
        x = np.asarray(x)
        self.out = np.zeros_like(x)
        plus = x >= 0
        self.out[plus] = 1 / (1 + np.exp(-x[plus]))
        self.out[~plus] = np.exp(x[~plus]) / (1 + np.exp(x[~plus]))
        return self.out

    def backward(self, dout):
        return dout * self.out * (1 - self.out)
