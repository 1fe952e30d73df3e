# /// sample
# summary = "Calls forward on the class Exp itself, without making an instance."
# misconception = "raised"
# [passes]
# forward = false
# backward = false
# ///
class SigmoidFromNodes:
    def forward(self, x):
        e = Exp.forward(-x)
        self.out = Reciprocal.forward(1 + e)
        return self.out

    def backward(self, dout):
        d = Reciprocal.backward(dout)
        return -Exp.backward(d)
