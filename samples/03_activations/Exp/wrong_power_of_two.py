# /// sample
# summary = "Uses 2 to the power of x."
# misconception = "unknown"
# [passes]
# forward = false
# backward = false
# ///
class Exp:
    def forward(self, x):
        self.out = np.exp2(x)
        return self.out

    def backward(self, dout):
        return dout * self.out
