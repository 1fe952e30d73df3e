# /// sample
# summary = "Calls forward with slightly changed inputs and divides the differences."
# misconception = "finite-difference"
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    NAMES = ("w", "x", "b", "target")

    def cost(self, w, x, b, target):
        return (target - (w * x + b)) ** 2

    def forward(self, w, x, b, target):
        self.values = dict(zip(self.NAMES, (w, x, b, target)))
        return self.cost(**self.values)

    def backward(self, dout=1.0):
        h = 1e-5
        grads = {}
        for name in self.NAMES:
            up = {**self.values, name: self.values[name] + h}
            down = {**self.values, name: self.values[name] - h}
            grads[name] = dout * (self.cost(**up) - self.cost(**down)) / (2 * h)
        return grads
