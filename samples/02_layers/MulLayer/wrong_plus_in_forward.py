# /// sample
# summary = "Copies the add layer's forward pass and changes only the backward pass."
# misconception = "unknown"
# [passes]
# forward = false
# backward = true
# robust = true
# ///
class MulLayer:
    def forward(self, x, y):
        self.x = x
        self.y = y
        out = x + y
        return out

    def backward(self, dout):
        dx = self.y * dout
        dy = self.x * dout
        return dx, dy
