# /// sample
# summary = "Unpacks the multiply layer's gradients as dx, dw although forward took w, x."
# misconception = "swapped-outputs"
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    def __init__(self):
        self.mul = [MulLayer() for _ in range(3)]
        self.add = [AddLayer() for _ in range(2)]

    def forward(self, w, x, b, target):
        p = self.mul[0].forward(w, x)
        y = self.add[0].forward(p, b)
        s = self.mul[1].forward(-1, y)
        t = self.add[1].forward(s, target)
        return self.mul[2].forward(t, t)

    def backward(self, dout=1.0):
        dt = sum(self.mul[2].backward(dout))
        ds, dtarget = self.add[1].backward(dt)
        _, dy = self.mul[1].backward(ds)
        dp, db = self.add[0].backward(dy)
        dx, dw = self.mul[0].backward(dp)
        return {"w": dw, "x": dx, "b": db, "target": dtarget}
