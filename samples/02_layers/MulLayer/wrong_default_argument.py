# /// sample
# summary = "Has a list as a default argument, so every instance gets the same list."
# misconception = "shared-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class MulLayer:
    def __init__(self, saved=[None, None]):
        self.saved = saved

    def forward(self, x, y):
        self.saved[0] = x
        self.saved[1] = y
        return x * y

    def backward(self, dout):
        x, y = self.saved
        dx = dout * y
        dy = dout * x
        return dx, dy
