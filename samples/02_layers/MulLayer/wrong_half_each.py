# /// sample
# summary = "Splits dout in two halves, one for each factor."
# misconception = "missing-factor"
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
        dout_x, dout_y = dout * 0.5, dout * 0.5
        return dout_x * self.y, dout_y * self.x
