# /// sample
# summary = "Leaves out the default of dout, so `backward()` cannot be called."
# misconception = "raised"
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    def __init__(self):
        self.m1, self.m2, self.m3 = MulLayer(), MulLayer(), MulLayer()
        self.a1, self.a2 = AddLayer(), AddLayer()

    def forward(self, w, x, b, target):
        y = self.a1.forward(self.m1.forward(w, x), b)
        t = self.a2.forward(self.m2.forward(-1, y), target)
        return self.m3.forward(t, t)

    def backward(self, dout):
        d1, d2 = self.m3.backward(dout)
        ds, dtarget = self.a2.backward(d1 + d2)
        _, dy = self.m2.backward(ds)
        dp, db = self.a1.backward(dy)
        dw, dx = self.m1.backward(dp)
        return {"w": dw, "x": dx, "b": db, "target": dtarget}
