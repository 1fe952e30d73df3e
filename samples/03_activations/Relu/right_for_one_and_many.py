# /// sample
# summary = "Has one branch for single numbers and one for arrays."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
from numbers import Number


class Relu:
    def forward(self, x):
        self.single = isinstance(x, Number)
        if self.single:
            self.mask = x > 0
            return max(x, 0)
        self.mask = x > 0
        out = x.copy()
        out[~self.mask] = 0
        return out

    def backward(self, dout):
        if self.single:
            return dout if self.mask else 0
        dx = dout.copy()
        dx[~self.mask] = 0
        return dx
