# /// sample
# summary = "Computes both derivatives with a small step h instead of the formula."
# misconception = "finite-difference"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class MulLayer:
    def forward(self, x, y):
        self.x = x
        self.y = y
        return self._f(x, y)

    def _f(self, x, y):
        return x * y

    def backward(self, dout, h=1e-6):
        f0 = self._f(self.x, self.y)
        dx = (self._f(self.x + h, self.y) - f0) / h
        dy = (self._f(self.x, self.y + h) - f0) / h
        return dout * dx, dout * dy
