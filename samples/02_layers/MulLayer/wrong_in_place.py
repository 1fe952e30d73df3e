# /// sample
# summary = "Multiplies in place after it has made copies for itself."
# misconception = "mutates-input"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
import copy


class MulLayer:
    def forward(self, x, y):
        self.x = copy.copy(x)
        self.y = copy.copy(y)
        x *= y
        return x

    def backward(self, dout):
        return dout * self.y, dout * self.x
