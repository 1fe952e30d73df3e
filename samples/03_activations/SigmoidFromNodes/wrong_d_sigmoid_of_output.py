# /// sample
# summary = "Does not go through the nodes on the way back: calls d_sigmoid with the output."
# misconception = "derivative-at-activation"
# [passes]
# forward = true
# backward = false
# ///
from helpers import d_sigmoid


class SigmoidFromNodes:
    def forward(self, x):
        e = Exp().forward(-x)
        self.y = Reciprocal().forward(1 + e)
        return self.y

    def backward(self, dout):
        return d_sigmoid(self.y) * dout
