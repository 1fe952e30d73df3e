# /// sample
# summary = "Computes the sum only if it has none yet."
# misconception = "stale-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class AddLayer:
    def __init__(self):
        self.out = None

    def forward(self, x, y):
        if self.out is None:
            self.out = x + y
        return self.out

    def backward(self, dout):
        return dout, dout
