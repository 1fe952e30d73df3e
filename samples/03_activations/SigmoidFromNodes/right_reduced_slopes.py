# /// sample
# summary = "Goes back with local slopes that forward has collected in a list, multiplied by functools.reduce."
# [passes]
# forward = true
# backward = true
# ///
from functools import reduce
from operator import mul


class SigmoidFromNodes:
    def forward(self, x):
        slopes = []
        a = -1 * x
        slopes.append(-1)
        b = np.exp(a)
        slopes.append(b)
        c = 1 + b
        slopes.append(1)
        y = 1 / c
        slopes.append(-y * y)
        self.slopes = slopes
        return y

    def backward(self, dout):
        return reduce(mul, reversed(self.slopes), dout)
