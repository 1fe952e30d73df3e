# /// sample
# summary = "Names the gradients dw, dx, db and dtarget."
# misconception = "wrong-keys"
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    def __init__(self):
        self.mul1 = MulLayer()
        self.add1 = AddLayer()
        self.mul2 = MulLayer()
        self.add2 = AddLayer()
        self.mul3 = MulLayer()

    def forward(self, w, x, b, target):
        p = self.mul1.forward(w, x)
        y = self.add1.forward(p, b)
        s = self.mul2.forward(y, -1)
        t = self.add2.forward(s, target)
        return self.mul3.forward(t, t)

    def backward(self, dout=1.0):
        dt1, dt2 = self.mul3.backward(dout)
        ds, dtarget = self.add2.backward(dt1 + dt2)
        dy, _ = self.mul2.backward(ds)
        dp, db = self.add1.backward(dy)
        dw, dx = self.mul1.backward(dp)
        return {"dw": dw, "dx": dx, "db": db, "dtarget": dtarget}
