# /// sample
# summary = "Raises Euler's number to the power of x."
# [passes]
# forward = true
# backward = true
# ///
import math


class Exp:
    def forward(self, x):
        self.power = math.e**x
        return self.power

    def backward(self, dout):
        dx = self.power
        dx = dx * dout
        return dx
