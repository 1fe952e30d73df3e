# /// sample
# summary = "Computes both gradients rightly and returns them in the wrong order."
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
        dx = dout * self.y
        dy = dout * self.x
        return dy, dx
