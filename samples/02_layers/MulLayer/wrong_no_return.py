# /// sample
# summary = "Computes both gradients and does not return them."
# misconception = "not-implemented"
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
        self.dx = dout * self.y
        self.dy = dout * self.x
