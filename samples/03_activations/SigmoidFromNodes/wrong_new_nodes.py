# /// sample
# summary = "Makes new nodes in the backward pass, which have not seen any input."
# misconception = "raised"
# [passes]
# forward = true
# backward = false
# ///
class SigmoidFromNodes:
    def forward(self, x):
        e = Exp().forward(-1 * x)
        return Reciprocal().forward(e + 1)

    def backward(self, dout):
        d = Reciprocal().backward(dout)
        d = Exp().backward(d)
        return -1 * d
