# /// sample
# summary = "Has a branch for single numbers that multiplies both gradients by y."
# misconception = "unknown"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        if np.ndim(dout) > 0:
            return dout * self.y, dout * self.x
        return dout * self.y, dout * self.y
