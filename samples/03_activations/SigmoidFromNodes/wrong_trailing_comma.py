# /// sample
# summary = "Has a comma after the returned value, which makes it a tuple."
# misconception = "wrong-shape"
# [passes]
# forward = true
# backward = false
# ///
class SigmoidFromNodes:
    def __init__(self):
        self.exp = Exp()
        self.inv = Reciprocal()

    def forward(self, x):
        return self.inv.forward(self.exp.forward(-x) + 1.0)

    def backward(self, dout):
        dout = self.inv.backward(dout)
        dout = self.exp.backward(dout)
        return -dout,
