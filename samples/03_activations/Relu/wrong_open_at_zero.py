# /// sample
# summary = "Compares with >=, so that the gate is open at exactly zero."
# misconception = "kink-at-zero"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Relu:
    def forward(self, x):
        self.mask = (x >= 0) * 1.0
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask
