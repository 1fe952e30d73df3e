# /// sample
# summary = "Puts the minus node behind the square, so that the cost is negative."
# misconception = "sign-flipped"
# [passes]
# forward = false
# backward = false
# ///
class CostGraph:
    def __init__(self):
        self.mul_wx = MulLayer()
        self.add_b = AddLayer()
        self.add_target = AddLayer()
        self.mul_square = MulLayer()
        self.mul_minus = MulLayer()

    def forward(self, w, x, b, target):
        p = self.mul_wx.forward(w, x)
        y = self.add_b.forward(p, b)
        t = self.add_target.forward(y, -target)
        f = self.mul_square.forward(t, t)
        return self.mul_minus.forward(f, -1)

    def backward(self, dout=1.0):
        df, _ = self.mul_minus.backward(dout)
        dt1, dt2 = self.mul_square.backward(df)
        dy, dminus_target = self.add_target.backward(dt1 + dt2)
        dp, db = self.add_b.backward(dy)
        dw, dx = self.mul_wx.backward(dp)
        return {"w": dw, "x": dx, "b": db, "target": -dminus_target}
