# /// sample
# summary = "Runs forward through the four nodes and back through them in reverse order."
# [passes]
# forward = true
# backward = true
# ///
class SigmoidFromNodes:
    def __init__(self):
        self.exp = Exp()
        self.reciprocal = Reciprocal()

    def forward(self, x):
        negative = -1 * x
        grown = self.exp.forward(negative)
        below = grown + 1
        return self.reciprocal.forward(below)

    def backward(self, dout):
        dbelow = self.reciprocal.backward(dout)
        dgrown = dbelow * 1
        dnegative = self.exp.backward(dgrown)
        return dnegative * -1
