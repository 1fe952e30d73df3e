# /// sample
# summary = "Forgets that a layer's backward returns two gradients and does arithmetic with the tuple."
# misconception = "raised"
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    def forward(self, w, x, b, target):
        self.mul1, self.add1, self.mul2, self.add2, self.mul3 = (
            MulLayer(), AddLayer(), MulLayer(), AddLayer(), MulLayer()
        )
        p = self.mul1.forward(w, x)
        y = self.add1.forward(p, b)
        s = self.mul2.forward(y, -1)
        t = self.add2.forward(s, target)
        return self.mul3.forward(t, t)

    def backward(self, dout=1.0):
        dt = self.mul3.backward(dout)
        ds, dtarget = self.add2.backward(dt * 2.0)
        dy, _ = self.mul2.backward(ds)
        dp, db = self.add1.backward(dy)
        dw, dx = self.mul1.backward(dp)
        return {"w": dw, "x": dx, "b": db, "target": dtarget}
