# /// sample
# summary = "Builds the backward function in the forward pass, where both factors are at hand."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
from functools import partial


class MulLayer:
    def forward(self, x, y):
        def chain(first, second, dout):
            return first * dout, second * dout

        self.backward = partial(chain, y, x)
        return x * y
