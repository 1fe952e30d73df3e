# /// sample
# summary = "Uses one layer for each node of the drawing and walks back in reverse order."
# [passes]
# forward = true
# backward = true
# ///
class CostGraph:
    def __init__(self):
        self.times = MulLayer()
        self.plus = AddLayer()
        self.minus = MulLayer()
        self.compare = AddLayer()
        self.square = MulLayer()

    def forward(self, w, x, b, target):
        p = self.times.forward(w, x)
        y = self.plus.forward(p, b)
        s = self.minus.forward(-1.0, y)
        t = self.compare.forward(s, target)
        return self.square.forward(t, t)

    def backward(self, dout=1.0):
        dt_1, dt_2 = self.square.backward(dout)
        ds, dtarget = self.compare.backward(dt_1 + dt_2)
        _, dy = self.minus.backward(ds)
        dp, db = self.plus.backward(dy)
        dw, dx = self.times.backward(dp)
        return {"w": dw, "x": dx, "b": db, "target": dtarget}
