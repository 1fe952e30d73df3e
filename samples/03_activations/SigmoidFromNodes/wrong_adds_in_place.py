# /// sample
# summary = "Adds the 1 in place to the array that the exp node needs on its way back."
# misconception = "forward-as-derivative"
# [passes]
# forward = true
# backward = false
# ///
class SigmoidFromNodes:
    def forward(self, x):
        self.grown = np.exp(-1 * x)
        below = self.grown
        below += 1
        self.y = 1 / below
        return self.y

    def backward(self, dout):
        d_below = dout * -self.y**2
        d_grown = d_below * 1
        d_minus = d_grown * self.grown
        return d_minus * -1
