# /// sample
# summary = "Divides by the number of elements, because it read that gradients are means."
# misconception = "unknown"
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
        n = np.size(dout)
        return dout * self.y / n, dout * self.x / n
