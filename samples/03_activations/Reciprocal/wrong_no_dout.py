# /// sample
# summary = "Returns -1/x² without dout."
# misconception = "ignores-upstream"
# [passes]
# forward = true
# backward = false
# ///
class Reciprocal:
    def forward(self, x):
        self.x = x
        return 1 / x

    def backward(self, dout):
        dydx = -1 / self.x**2
        return dydx
