# /// sample
# summary = "Gives w and x the gradient of their product."
# misconception = "missing-inner-derivative"
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    def __init__(self):
        self.mul = MulLayer()
        self.add = AddLayer()
        self.sub = AddLayer()
        self.sqr = MulLayer()

    def forward(self, w, x, b, target):
        y = self.add.forward(self.mul.forward(w, x), b)
        t = self.sub.forward(target, -y)
        return self.sqr.forward(t, t)

    def backward(self, dout=1.0):
        g1, g2 = self.sqr.backward(dout)
        dtarget, dminus_y = self.sub.backward(g1 + g2)
        dp, db = self.add.backward(-dminus_y)
        return {"w": dp, "x": dp, "b": db, "target": dtarget}
