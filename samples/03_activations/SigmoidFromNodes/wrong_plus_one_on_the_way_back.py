# /// sample
# summary = "Adds 1 to the gradient on the way back through the node +1."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# ///
class SigmoidFromNodes:
    def forward(self, x):
        self.exp, self.reciprocal = Exp(), Reciprocal()
        return self.reciprocal.forward(self.exp.forward(-x) + 1)

    def backward(self, dout):
        d = self.reciprocal.backward(dout)
        d = d + 1
        d = self.exp.backward(d)
        return -d
