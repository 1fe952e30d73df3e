# /// sample
# summary = "Takes the product rule for a sum: multiplies both gradients by x + y."
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
        # product rule: (xy)' = x'y + xy' = y + x
        derivative = self.y + self.x
        return dout * derivative, dout * derivative
