# /// sample
# summary = "Uses the rule for powers, x·e^(x-1), as if e were the variable."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# ///
class Exp:
    def forward(self, x):
        self.x = x
        self.out = np.exp(x)
        return self.out

    def backward(self, dout):
        return dout * self.x * np.exp(self.x - 1)
