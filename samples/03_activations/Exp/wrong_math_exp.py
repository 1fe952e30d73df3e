# /// sample
# summary = "Uses math.exp, which takes single numbers only."
# misconception = "raised"
# [passes]
# forward = false
# backward = false
# ///
from math import exp


class Exp:
    def forward(self, x):
        self.out = exp(x)
        return self.out

    def backward(self, dout):
        return self.out * dout
