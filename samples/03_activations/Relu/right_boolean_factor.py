# /// sample
# summary = "Multiplies by a truth value, which counts as 0 or 1."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Relu:
    def forward(self, x):
        self.open = x > 0
        return x * self.open

    def backward(self, dout):
        return dout * self.open
