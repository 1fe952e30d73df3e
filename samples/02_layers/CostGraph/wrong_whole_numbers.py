# /// sample
# summary = "Turns everything into whole numbers, as in the worked example."
# misconception = "integer-truncation"
# [passes]
# forward = false
# backward = false
# ///
class CostGraph:
    def __init__(self):
        self.layers = {name: MulLayer() for name in ("wx", "minus", "square")}
        self.layers.update({name: AddLayer() for name in ("plus_b", "plus_target")})

    def forward(self, w, x, b, target):
        p = self.layers["wx"].forward(w, x)
        y = self.layers["plus_b"].forward(p, b)
        s = self.layers["minus"].forward(y, -1)
        t = self.layers["plus_target"].forward(s, target)
        return int(self.layers["square"].forward(t, t))

    def backward(self, dout=1.0):
        dt1, dt2 = self.layers["square"].backward(dout)
        ds, dtarget = self.layers["plus_target"].backward(dt1 + dt2)
        dy, _ = self.layers["minus"].backward(ds)
        dp, db = self.layers["plus_b"].backward(dy)
        dw, dx = self.layers["wx"].backward(dp)
        return {"w": int(dw), "x": int(dx), "b": int(db), "target": int(dtarget)}
