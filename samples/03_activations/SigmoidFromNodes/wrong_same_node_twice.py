# /// sample
# summary = "Uses the exp node where the reciprocal belongs, a line copied and not changed."
# misconception = "unknown"
# [passes]
# forward = false
# backward = false
# ///
class SigmoidFromNodes:
    def __init__(self):
        self.first = Exp()
        self.last = Exp()

    def forward(self, x):
        return self.last.forward(self.first.forward(-x) + 1)

    def backward(self, dout):
        return -self.first.backward(self.last.backward(dout))
