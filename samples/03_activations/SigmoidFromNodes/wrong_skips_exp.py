# /// sample
# summary = "Goes back through 1/x and ×(-1), and leaves out the exp node."
# misconception = "missing-inner-derivative"
# [passes]
# forward = true
# backward = false
# ///
class SigmoidFromNodes:
    def __init__(self):
        self.e = Exp()
        self.r = Reciprocal()

    def forward(self, x):
        return self.r.forward(self.e.forward(-x) + 1)

    def backward(self, dout):
        dout = self.r.backward(dout)
        # +1 and exp do not change a gradient
        return -1 * dout
