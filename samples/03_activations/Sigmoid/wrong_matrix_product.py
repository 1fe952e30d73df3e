# /// sample
# summary = "Multiplies dout and the derivative with np.dot, which sums up."
# misconception = "wrong-shape"
# [passes]
# forward = true
# backward = false
# robust = false
# ///
class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, dout):
        return np.dot(dout, (1 - self.out) * self.out)
