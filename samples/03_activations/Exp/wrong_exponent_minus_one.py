# /// sample
# summary = "Lowers the exponent by one, as the rule for powers does, and leaves out the rest of it."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# ///
class Exp:
    def forward(self, x):
        self.x = x
        return np.exp(x)

    def backward(self, dout):
        return dout * np.exp(self.x - 1)
