# /// sample
# summary = "Leaves out the minus node in the backward pass."
# misconception = "sign-flipped"
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    def __init__(self):
        self.wx = MulLayer()
        self.wx_b = AddLayer()
        self.diff = AddLayer()
        self.square = MulLayer()

    def forward(self, w, x, b, target):
        y = self.wx_b.forward(self.wx.forward(w, x), b)
        t = self.diff.forward(-y, target)
        return self.square.forward(t, t)

    def backward(self, dout=1.0):
        dt1, dt2 = self.square.backward(dout)
        dy, dtarget = self.diff.backward(dt1 + dt2)
        dp, db = self.wx_b.backward(dy)
        dw, dx = self.wx.backward(dp)
        return {"w": dw, "x": dx, "b": db, "target": dtarget}
