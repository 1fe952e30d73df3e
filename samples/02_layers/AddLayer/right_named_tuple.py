# /// sample
# summary = "Returns its gradients as a named tuple, so that they can be called dx and dy."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
from typing import NamedTuple


class Gradients(NamedTuple):
    dx: object
    dy: object


class AddLayer:
    """out = x + y"""

    def forward(self, x, y):
        return y + x

    def backward(self, dout):
        return Gradients(dx=dout, dy=dout)
