# /// sample
# summary = "Keeps the class itself, without the brackets that make a layer."
# misconception = "raised"
# [passes]
# forward = false
# backward = false
# ///
class CostGraph:
    def __init__(self):
        self.mul = MulLayer
        self.add = AddLayer

    def forward(self, w, x, b, target):
        p = self.mul.forward(w, x)
        y = self.add.forward(p, b)
        t = target - y
        self.w, self.x, self.t = w, x, t
        return t**2

    def backward(self, dout=1.0):
        dt = dout * 2 * self.t
        return {"w": -dt * self.x, "x": -dt * self.w, "b": -dt, "target": dt}
