# /// sample
# summary = "Keeps the factors of the first call and never replaces them."
# misconception = "stale-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class MulLayer:
    def forward(self, x, y):
        if not hasattr(self, "x"):
            self.x = x
            self.y = y
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x
