# /// sample
# summary = "Takes the middle of 0 and 1 for the derivative at zero."
# misconception = "kink-at-zero"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Relu:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * (np.sign(self.x) + 1) / 2
