# /// sample
# summary = "Computes the error only in the first forward."
# misconception = "stale-state"
# [passes]
# forward = false
# backward = false
# ///
class CostGraph:
    def forward(self, w, x, b, target):
        self.w, self.x = w, x
        if not hasattr(self, "t"):
            self.t = target - (w * x + b)
        return self.t**2

    def backward(self, dout=1.0):
        dy = -2 * self.t * dout
        return {"w": dy * self.x, "x": dy * self.w, "b": dy, "target": -dy}
