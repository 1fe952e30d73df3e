# /// sample
# summary = "Returns e^x in the backward pass too."
# misconception = "ignores-upstream"
# [passes]
# forward = true
# backward = false
# ///
class Exp:
    def forward(self, x):
        self.x = x
        return np.exp(self.x)

    def backward(self, dout):
        return np.exp(self.x)
