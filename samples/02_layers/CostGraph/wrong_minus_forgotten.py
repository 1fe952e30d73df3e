# /// sample
# summary = "Adds the target instead of subtracting: there is no minus node at all."
# misconception = "unknown"
# [passes]
# forward = false
# backward = false
# ///
class CostGraph:
    def __init__(self):
        self.l1 = MulLayer()
        self.l2 = AddLayer()
        self.l3 = AddLayer()
        self.l4 = MulLayer()

    def forward(self, w, x, b, target):
        a1 = self.l1.forward(w, x)
        a2 = self.l2.forward(a1, b)
        a3 = self.l3.forward(a2, target)
        return self.l4.forward(a3, a3)

    def backward(self, dout=1.0):
        d3a, d3b = self.l4.backward(dout)
        d2, dtarget = self.l3.backward(d3a + d3b)
        d1, db = self.l2.backward(d2)
        dw, dx = self.l1.backward(d1)
        return {"w": dw, "x": dx, "b": db, "target": dtarget}
