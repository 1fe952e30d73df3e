# /// sample
# summary = "Writes y(1 + y) for the derivative."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, dout):
        return dout * self.out * (1 + self.out)
