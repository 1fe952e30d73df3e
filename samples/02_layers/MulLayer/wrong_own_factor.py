# /// sample
# summary = "Multiplies dout by the factor that the gradient belongs to."
# misconception = "own-factor"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        dx = dout * self.x
        dy = dout * self.y
        return dx, dy
