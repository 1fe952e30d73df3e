# /// sample
# summary = "Walks all the way back and returns nothing."
# misconception = "not-implemented"
# [passes]
# forward = true
# backward = false
# ///
class SigmoidFromNodes:
    def __init__(self):
        self.exp, self.inv = Exp(), Reciprocal()

    def forward(self, x):
        return self.inv.forward(self.exp.forward(-x) + 1)

    def backward(self, dout):
        d = self.inv.backward(dout)
        d = self.exp.backward(d)
        self.dx = -d
