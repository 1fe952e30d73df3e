# /// sample
# summary = "Writes the derivative with the hyperbolic cosine: 1 / (2 + 2 cosh x)."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Sigmoid:
    def forward(self, x):
        self.x = np.array(x, dtype=float)
        return np.exp(self.x) / (np.exp(self.x) + 1)

    def backward(self, dout):
        return dout / (2.0 + 2.0 * np.cosh(self.x))
