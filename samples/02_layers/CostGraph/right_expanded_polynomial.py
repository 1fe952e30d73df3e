# /// sample
# summary = "Multiplies the square out and differentiates each term, as on paper."
# [passes]
# forward = true
# backward = true
# ///
class CostGraph:
    """With y = wx + b:  f = y² - 2·y·target + target²."""

    def forward(self, w, x, b, target):
        self.leaves = (w, x, b, target)
        y = w * x + b
        return y * y - 2 * y * target + target * target

    def backward(self, dout=1.0):
        w, x, b, T = self.leaves
        return {
            "w": dout * (2 * w * x * x + 2 * b * x - 2 * x * T),
            "x": dout * (2 * w * w * x + 2 * b * w - 2 * w * T),
            "b": dout * (2 * b + 2 * w * x - 2 * T),
            "target": dout * (2 * T - 2 * w * x - 2 * b),
        }
