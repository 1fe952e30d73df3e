# /// sample
# summary = "Has a derivative with one e too few: e^(x-1), a mix with the rule for powers."
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
