# /// sample
# summary = "Sends the gradient to x and leaves y without one."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        dx = dout * 1
        dy = dout * 0
        return dx, dy
