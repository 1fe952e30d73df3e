# /// sample
# summary = "Composes the nodes with functools.reduce."
# [passes]
# forward = true
# backward = true
# ///
from dataclasses import dataclass
from functools import reduce


@dataclass(frozen=True)
class Affine1:
    """a·x + c with numbers a and c that stay the same"""

    a: float = 1.0
    c: float = 0.0

    def forward(self, x):
        return self.a * x + self.c

    def backward(self, dout):
        return self.a * dout


class SigmoidFromNodes:
    def forward(self, x):
        self.chain = (Affine1(a=-1.0), Exp(), Affine1(c=1.0), Reciprocal())
        return reduce(lambda value, node: node.forward(value), self.chain, x)

    def backward(self, dout):
        return reduce(lambda grad, node: node.backward(grad), self.chain[::-1], dout)
