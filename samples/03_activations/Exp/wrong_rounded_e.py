# /// sample
# summary = "Types the number e with five digits."
# misconception = "unknown"
# [passes]
# forward = false
# backward = false
# ///
class Exp:
    E = 2.71828

    def forward(self, x):
        self.out = self.E**x
        return self.out

    def backward(self, dout):
        return dout * self.out
