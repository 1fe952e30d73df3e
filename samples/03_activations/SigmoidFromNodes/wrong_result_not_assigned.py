# /// sample
# summary = "Calls the last node but does not keep what it returns."
# misconception = "unknown"
# [passes]
# forward = false
# backward = true
# ///
class SigmoidFromNodes:
    def __init__(self):
        self.e = Exp()
        self.r = Reciprocal()

    def forward(self, x):
        out = -x
        out = self.e.forward(out)
        out = out + 1
        self.r.forward(out)
        return out

    def backward(self, dout):
        d = self.r.backward(dout)
        d = self.e.backward(d)
        return -d
