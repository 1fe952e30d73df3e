# /// sample
# summary = "Adds the 1 in place to the array that the exp node keeps for its way back."
# misconception = "forward-as-derivative"
# [passes]
# forward = true
# backward = false
# ///
class SigmoidFromNodes:
    def forward(self, x):
        self.exp = Exp()
        self.reciprocal = Reciprocal()
        b = self.exp.forward(-x)
        b += 1
        return self.reciprocal.forward(b)

    def backward(self, dout):
        return -self.exp.backward(self.reciprocal.backward(dout))
