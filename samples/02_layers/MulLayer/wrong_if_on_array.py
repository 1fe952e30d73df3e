# /// sample
# summary = "Asks in a scalar `if` whether a factor is zero, which fails for an array."
# misconception = "raised"
# [passes]
# forward = false
# backward = false
# robust = false
# ///
class MulLayer:
    def forward(self, x, y):
        self.x = x
        self.y = y
        if x == 0 or y == 0:
            return 0
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x
