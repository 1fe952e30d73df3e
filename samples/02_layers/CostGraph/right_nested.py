# /// sample
# summary = "Splits the graph in two parts of its own, a linear one and a squared difference."
# [passes]
# forward = true
# backward = true
# ///
class Linear:
    """y = w·x + b"""

    def __init__(self):
        self.mul = MulLayer()
        self.add = AddLayer()

    def forward(self, w, x, b):
        return self.add.forward(self.mul.forward(w, x), b)

    def backward(self, dout):
        dp, db = self.add.backward(dout)
        return (*self.mul.backward(dp), db)


class SquaredDifference:
    """f = (target - y)²"""

    def __init__(self):
        self.neg, self.add, self.mul = MulLayer(), AddLayer(), MulLayer()

    def forward(self, target, y):
        t = self.add.forward(self.neg.forward(y, -1), target)
        return self.mul.forward(t, t)

    def backward(self, dout):
        left, right = self.mul.backward(dout)
        dneg, dtarget = self.add.backward(left + right)
        dy, _ = self.neg.backward(dneg)
        return dtarget, dy


class CostGraph:
    def __init__(self):
        self.linear = Linear()
        self.error = SquaredDifference()

    def forward(self, w, x, b, target):
        self.y = self.linear.forward(w, x, b)
        return self.error.forward(target, self.y)

    def backward(self, dout=1.0):
        dtarget, dy = self.error.backward(dout)
        dw, dx, db = self.linear.backward(dy)
        return {"w": dw, "x": dx, "b": db, "target": dtarget}
