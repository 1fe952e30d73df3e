# /// sample
# summary = "Copies the multiply layer and changes only the forward pass."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class AddLayer:
    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        self.x = x
        self.y = y
        return x + y

    def backward(self, dout):
        dx = self.y * dout
        dy = self.x * dout
        return dx, dy
