# /// sample
# summary = "Returns the four gradients as a tuple."
# misconception = "wrong-keys"
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    def forward(self, w, x, b, target):
        self.mul, self.add, self.sub = MulLayer(), AddLayer(), AddLayer()
        y = self.add.forward(self.mul.forward(w, x), b)
        self.t = self.sub.forward(target, -y)
        return self.t * self.t

    def backward(self, dout=1.0):
        dtarget, dminus_y = self.sub.backward(dout * 2 * self.t)
        dp, db = self.add.backward(-dminus_y)
        dw, dx = self.mul.backward(dp)
        return dw, dx, db, dtarget
