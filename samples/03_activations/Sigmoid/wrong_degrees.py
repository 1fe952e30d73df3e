# /// sample
# summary = "Has the constant of degrees and radians in the exponent."
# misconception = "unknown"
# [passes]
# forward = false
# backward = false
# robust = true
# ///
class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-np.deg2rad(x)))
        return self.out

    def backward(self, dout):
        return dout * self.out * (1 - self.out)
