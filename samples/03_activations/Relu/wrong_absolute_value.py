# /// sample
# summary = "Makes negative numbers positive instead of zero."
# misconception = "unknown"
# [passes]
# forward = false
# backward = false
# robust = true
# ///
class Relu:
    def forward(self, x):
        self.sign = np.sign(x)
        return np.abs(x)

    def backward(self, dout):
        return dout * self.sign
