# /// sample
# summary = "Leaves out the node ×(-1) on the way back."
# misconception = "sign-flipped"
# [passes]
# forward = true
# backward = false
# ///
class SigmoidFromNodes:
    def __init__(self):
        self.exp = Exp()
        self.rec = Reciprocal()

    def forward(self, x):
        return self.rec.forward(1 + self.exp.forward(-x))

    def backward(self, dout):
        return self.exp.backward(self.rec.backward(dout))
