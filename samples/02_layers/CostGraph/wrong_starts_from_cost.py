# /// sample
# summary = "Starts the backward pass with the cost itself where the derivative of t² belongs."
# misconception = "forward-as-derivative"
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    def __init__(self):
        self.mul, self.neg = MulLayer(), MulLayer()
        self.add, self.diff = AddLayer(), AddLayer()

    def forward(self, w, x, b, target):
        y = self.add.forward(self.mul.forward(w, x), b)
        t = self.diff.forward(self.neg.forward(y, -1), target)
        self.cost = t * t
        return self.cost

    def backward(self, dout=1.0):
        # the error flows backwards
        ds, dtarget = self.diff.backward(dout * self.cost)
        dy, _ = self.neg.backward(ds)
        dp, db = self.add.backward(dy)
        dw, dx = self.mul.backward(dp)
        return {"w": dw, "x": dx, "b": db, "target": dtarget}
