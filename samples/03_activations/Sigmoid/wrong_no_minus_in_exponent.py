# /// sample
# summary = "Forgets the minus in e^(-x); the derivative y(1 - y) is the same on both sides."
# misconception = "unknown"
# [passes]
# forward = false
# backward = true
# robust = true
# ///
class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(x))
        return self.out

    def backward(self, dout):
        return dout * self.out * (1.0 - self.out)
