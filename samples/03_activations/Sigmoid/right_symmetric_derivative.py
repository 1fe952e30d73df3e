# /// sample
# summary = "Uses that the derivative is σ(x)·σ(-x), and computes the two separately."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Sigmoid:
    def σ(self, x):
        return 1 / (1 + np.exp(-x))

    def forward(self, x):
        self.σx, self.σ_x = self.σ(x), self.σ(-1.0 * x)
        return self.σx

    def backward(self, dout):
        return dout * self.σx * self.σ_x
