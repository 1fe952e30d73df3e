# /// sample
# summary = "Takes b from the target first and the product afterwards, which rounds in another way."
# [passes]
# forward = true
# backward = true
# ///
class CostGraph:
    """f = ((target - b) - w·x)²"""

    def __init__(self):
        self.product, self.minus_b, self.minus_p, self.square = (MulLayer() for _ in range(4))
        self.first, self.second = AddLayer(), AddLayer()

    def forward(self, w, x, b, target):
        rest = self.first.forward(target, self.minus_b.forward(b, -1))
        t = self.second.forward(rest, self.minus_p.forward(self.product.forward(w, x), -1))
        return self.square.forward(t, t)

    def backward(self, dout=1.0):
        dt = sum(self.square.backward(dout))
        drest, dminus_p = self.second.backward(dt)
        dp, _ = self.minus_p.backward(dminus_p)
        dw, dx = self.product.backward(dp)
        dtarget, dminus_b = self.first.backward(drest)
        db, _ = self.minus_b.backward(dminus_b)
        return {"w": dw, "x": dx, "b": db, "target": dtarget}
