# /// sample
# summary = "Returns the other factors and does not use dout."
# misconception = "ignores-upstream"
# [passes]
# forward = true
# backward = false
# robust = false
# ///
class MulLayer:
    def forward(self, x, y):
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        dx = self.y  # opposite side
        dy = self.x
        return dx, dy
