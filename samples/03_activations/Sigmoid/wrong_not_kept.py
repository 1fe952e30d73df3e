# /// sample
# summary = "Reads self.out in backward and has never set it."
# misconception = "raised"
# [passes]
# forward = true
# backward = false
# robust = false
# ///
class Sigmoid:
    def forward(self, x):
        out = 1 / (1 + np.exp(-x))
        return out

    def backward(self, dout):
        return dout * self.out * (1 - self.out)
