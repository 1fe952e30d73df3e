# /// sample
# summary = "Computes the derivatives numerically, by central differences."
# misconception = "finite-difference"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class AddLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y

    def backward(self, dout):
        h = 1e-4
        x, y = self.x, self.y
        dx = (((x + h) + y) - ((x - h) + y)) / (2 * h) * dout
        dy = ((x + (y + h)) - (x + (y - h))) / (2 * h) * dout
        return dx, dy
