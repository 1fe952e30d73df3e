# /// sample
# summary = "Is a mixin with a trace and checks with asserts on the way that the chain rule holds."
# [passes]
# forward = true
# backward = true
# ///
class Traced:
    trace = ()

    def note(self, **values):
        self.trace = (*self.trace, values)
        return next(iter(values.values()))


class CostGraph(Traced):
    def forward(self, w, x, b, target):
        self.trace = ()
        self.w, self.x = w, x
        p = self.note(p=w * x)
        y = self.note(y=p + b)
        self.t = self.note(t=-y + target)
        return self.note(f=self.t**2)

    def backward(self, dout=1.0):
        assert len(self.trace) == 4, "forward has not run"
        dt = dout * 2 * self.t
        dp = -dt
        dw, dx = dp * self.x, dp * self.w
        assert abs(dw * self.w - dx * self.x) <= 1e-9 * (1 + abs(dw * self.w))
        return {"w": dw, "x": dx, "b": dp, "target": dt}
