# /// sample
# summary = "Starts the backward pass with 1 and does not look at dout."
# misconception = "ignores-upstream"
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    def __init__(self):
        self.mul_layer = MulLayer()
        self.add_layer = AddLayer()
        self.neg_layer = MulLayer()
        self.add_layer2 = AddLayer()
        self.sq_layer = MulLayer()

    def forward(self, w, x, b, target):
        out = self.mul_layer.forward(w, x)
        out = self.add_layer.forward(out, b)
        out = self.neg_layer.forward(out, -1)
        out = self.add_layer2.forward(out, target)
        return self.sq_layer.forward(out, out)

    def backward(self, dout=1.0):
        df = 1.0  # df/df
        left, right = self.sq_layer.backward(df)
        ds, dtarget = self.add_layer2.backward(left + right)
        dy, dminus = self.neg_layer.backward(ds)
        dp, db = self.add_layer.backward(dy)
        dw, dx = self.mul_layer.backward(dp)
        return {"w": dw, "x": dx, "b": db, "target": dtarget}
