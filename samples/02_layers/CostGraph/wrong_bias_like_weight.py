# /// sample
# summary = "Multiplies the gradient of the bias by x, a line copied from the weight."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    def forward(self, w, x, b, target):
        self.w, self.x = w, x
        self.t = target - (w * x + b)
        return self.t**2

    def backward(self, dout=1.0):
        dy = -2 * self.t * dout
        return {
            "w": dy * self.x,
            "x": dy * self.w,
            "b": dy * self.x,
            "target": -dy,
        }
