# /// sample
# summary = "Uses the new dx for dy, where dout belongs."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class MulLayer:
    def forward(self, x, y):
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        dout = dout * self.y
        dx = dout
        dy = dout * self.x * self.x
        return dx, dy
