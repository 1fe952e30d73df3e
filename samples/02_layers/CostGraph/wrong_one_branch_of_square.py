# /// sample
# summary = "Uses one of the two gradients of t·t and throws the other away."
# misconception = "missing-factor"
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    def __init__(self):
        self.node_p = MulLayer()
        self.node_y = AddLayer()
        self.node_s = MulLayer()
        self.node_t = AddLayer()
        self.node_f = MulLayer()

    def forward(self, w, x, b, target):
        self.p = self.node_p.forward(w, x)
        self.y = self.node_y.forward(self.p, b)
        self.s = self.node_s.forward(self.y, -1)
        self.t = self.node_t.forward(self.s, target)
        self.f = self.node_f.forward(self.t, self.t)
        return self.f

    def backward(self, dout=1.0):
        dt, _ = self.node_f.backward(dout)
        ds, dtarget = self.node_t.backward(dt)
        dy, _ = self.node_s.backward(ds)
        dp, db = self.node_y.backward(dy)
        dw, dx = self.node_p.backward(dp)
        return {"w": dw, "x": dx, "b": db, "target": dtarget}
