# /// sample
# summary = "Turns the target's sign instead of y's: the square is the same."
# [passes]
# forward = true
# backward = true
# ///
class CostGraph:
    """f = (w·x + b + (−target))², which equals (target − (w·x + b))²."""

    def forward(self, w, x, b, target):
        self.mul, self.add, self.neg, self.diff, self.sq = (
            MulLayer(), AddLayer(), MulLayer(), AddLayer(), MulLayer()
        )
        y = self.add.forward(self.mul.forward(w, x), b)
        t = self.diff.forward(y, self.neg.forward(target, -1))
        return self.sq.forward(t, t)

    def backward(self, dout=1.0):
        dt = sum(self.sq.backward(dout))
        dy, dneg = self.diff.backward(dt)
        dtarget = self.neg.backward(dneg)[0]
        dp, db = self.add.backward(dy)
        dw, dx = self.mul.backward(dp)
        return dict(w=dw, x=dx, b=db, target=dtarget)
