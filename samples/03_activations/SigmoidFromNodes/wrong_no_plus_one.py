# /// sample
# summary = "Leaves out the node +1, so that 1/e^(-x) is computed."
# misconception = "unknown"
# [passes]
# forward = false
# backward = false
# ///
class SigmoidFromNodes:
    def __init__(self):
        self.exp = Exp()
        self.inv = Reciprocal()

    def forward(self, x):
        return self.inv.forward(self.exp.forward(-x))

    def backward(self, dout):
        return -self.exp.backward(self.inv.backward(dout))
