# /// sample
# summary = "Begins at the difference t and leaves out the derivative of the square."
# misconception = "missing-inner-derivative"
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    def forward(self, w, x, b, target):
        self.mul = MulLayer()
        self.add = AddLayer()
        self.neg = MulLayer()
        self.diff = AddLayer()
        p = self.mul.forward(w, x)
        y = self.add.forward(p, b)
        s = self.neg.forward(y, -1)
        t = self.diff.forward(s, target)
        return t**2

    def backward(self, dout=1.0):
        ds, dtarget = self.diff.backward(dout)
        dy, _ = self.neg.backward(ds)
        dp, db = self.add.backward(dy)
        dw, dx = self.mul.backward(dp)
        return {"w": dw, "x": dx, "b": db, "target": dtarget}
