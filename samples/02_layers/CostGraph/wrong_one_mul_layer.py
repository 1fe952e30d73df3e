# /// sample
# summary = "Uses one multiply layer for both products, so it only remembers the second."
# misconception = "shared-state"
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    def __init__(self):
        self.mul = MulLayer()
        self.add = AddLayer()

    def forward(self, w, x, b, target):
        p = self.mul.forward(w, x)
        y = self.add.forward(p, b)
        t = self.add.forward(-y, target)
        return self.mul.forward(t, t)

    def backward(self, dout=1.0):
        dt1, dt2 = self.mul.backward(dout)
        dminus_y, dtarget = self.add.backward(dt1 + dt2)
        dp, db = self.add.backward(-dminus_y)
        dw, dx = self.mul.backward(dp)
        return {"w": dw, "x": dx, "b": db, "target": dtarget}
