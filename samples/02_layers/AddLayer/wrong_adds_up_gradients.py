# /// sample
# summary = "Adds each new gradient to the old ones, which are never set to zero."
# misconception = "stale-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class AddLayer:
    def __init__(self):
        self.grad = 0.0

    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        self.grad = self.grad + dout
        return self.grad, self.grad
