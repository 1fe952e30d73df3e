# /// sample
# summary = "Runs the last layer for the way back, but returns what went into it."
# misconception = "unknown"
# [passes]
# forward = false
# backward = true
# ///
class CostGraph:
    def __init__(self):
        self.mul, self.add, self.minus = MulLayer(), AddLayer(), MulLayer()
        self.diff, self.sq = AddLayer(), MulLayer()

    def forward(self, w, x, b, target):
        y = self.add.forward(self.mul.forward(w, x), b)
        t = self.diff.forward(self.minus.forward(y, -1), target)
        self.sq.forward(t, t)
        return t

    def backward(self, dout=1.0):
        left, right = self.sq.backward(dout)
        dminus, dtarget = self.diff.backward(left + right)
        dy, _ = self.minus.backward(dminus)
        dp, db = self.add.backward(dy)
        dw, dx = self.mul.backward(dp)
        return dict(w=dw, x=dx, b=db, target=dtarget)
