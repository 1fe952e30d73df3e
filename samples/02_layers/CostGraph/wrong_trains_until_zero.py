# /// sample
# summary = "Trains inside backward until the cost is small, and looks at a cost that never changes."
# misconception = "timeout"
# runs_in_kernel_only = true
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    def forward(self, w, x, b, target):
        self.w, self.x, self.b, self.target = w, x, b, target
        self.t = target - (w * x + b)
        self.f = self.t**2
        return self.f

    def backward(self, dout=1.0):
        w, b = self.w, self.b
        while self.f > 1e-12:
            t = self.target - (w * self.x + b)
            grads = {"w": -2 * t * self.x, "x": -2 * t * w, "b": -2 * t, "target": 2 * t}
            w = w - 0.01 * grads["w"]
            b = b - 0.01 * grads["b"]
        return grads
