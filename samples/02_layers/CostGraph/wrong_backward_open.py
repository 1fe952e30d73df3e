# /// sample
# summary = "Has written forward only; backward is still `pass`."
# misconception = "not-implemented"
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    def __init__(self):
        self.mul_wx = MulLayer()
        self.add_b = AddLayer()
        self.mul_minus = MulLayer()
        self.add_target = AddLayer()
        self.mul_square = MulLayer()

    def forward(self, w, x, b, target):
        p = self.mul_wx.forward(w, x)
        y = self.add_b.forward(p, b)
        s = self.mul_minus.forward(y, -1)
        t = self.add_target.forward(s, target)
        f = self.mul_square.forward(t, t)
        return f

    def backward(self, dout=1.0):
        pass  # TODO
