# /// sample
# summary = "Guards against division by zero with a number that is far too large."
# misconception = "unknown"
# [passes]
# forward = false
# backward = true
# ///
class Reciprocal:
    def forward(self, x):
        self.x = x
        return 1 / (x + 0.01)  # never divide by zero

    def backward(self, dout):
        return -dout / self.x**2
