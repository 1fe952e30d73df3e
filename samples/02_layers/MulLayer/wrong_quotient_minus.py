# /// sample
# summary = "Mixes up the product rule with the quotient rule, which has a minus."
# misconception = "sign-flipped"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class MulLayer:
    def forward(self, x, y):
        self.u = x
        self.v = y
        return self.u * self.v

    def backward(self, dout):
        # u'v - uv'
        return self.v * dout, -self.u * dout
