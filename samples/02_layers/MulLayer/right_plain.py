# /// sample
# summary = "Keeps both factors and crosses them in the backward pass."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class MulLayer:
    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        dx = dout * self.y
        dy = dout * self.x
        return dx, dy
