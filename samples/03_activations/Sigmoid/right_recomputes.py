# /// sample
# summary = "Keeps the input and computes everything again, with clipped exponents."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Sigmoid:
    """σ(x) = 1 / (1 + e^-x), σ'(x) = e^-x / (1 + e^-x)²"""

    def forward(self, x):
        self.x = x
        return self._sigma(x)

    @staticmethod
    def _exponential(x):
        return np.exp(-np.clip(x, -500, 500))

    def _sigma(self, x):
        return 1 / (1 + self._exponential(x))

    def backward(self, dout):
        e = self._exponential(self.x)
        return dout * e / (1 + e) ** 2
