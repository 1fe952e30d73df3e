# /// sample
# summary = "Applies the quotient rule (u'v - uv') / v² with u = 1 and v = x."
# [passes]
# forward = true
# backward = true
# ///
def quotient_rule(u, du, v, dv):
    return (du * v - u * dv) / (v * v)


class Reciprocal:
    def forward(self, x):
        self.v = x
        return 1.0 / self.v

    def backward(self, dout):
        return dout * quotient_rule(1.0, 0.0, self.v, 1.0)
