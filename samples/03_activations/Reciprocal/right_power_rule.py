# /// sample
# summary = "Treats 1/x as x to the power of -1 and uses the rule for powers."
# [passes]
# forward = true
# backward = true
# ///
class Power:
    """y = x^n for a fixed n"""

    def __init__(self, n):
        self.n = n

    def forward(self, x):
        self.x = x
        return self.x**self.n

    def backward(self, dout):
        return dout * self.n * self.x ** (self.n - 1)


class Reciprocal(Power):
    def __init__(self):
        super().__init__(-1.0)
