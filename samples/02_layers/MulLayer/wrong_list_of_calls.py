# /// sample
# summary = "Appends each call to a list and reads the oldest entry."
# misconception = "stale-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class MulLayer:
    def __init__(self):
        self.history = []

    def forward(self, x, y):
        self.history.append((x, y))
        return x * y

    def backward(self, dout):
        x, y = self.history[0]
        return dout * y, dout * x
