# /// sample
# summary = "Multiplies by dout in a helper and once more in the return."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Sigmoid:
    def forward(self, x):
        self.out = 1.0 / (1.0 + np.exp(-x))
        return self.out

    def local(self, dout):
        return dout * self.out * (1.0 - self.out)

    def backward(self, dout):
        return dout * self.local(dout)
