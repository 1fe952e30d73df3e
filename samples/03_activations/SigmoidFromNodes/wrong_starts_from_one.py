# /// sample
# summary = "Starts the way back with 1 in the place of dout."
# misconception = "ignores-upstream"
# [passes]
# forward = true
# backward = false
# ///
class SigmoidFromNodes:
    def __init__(self):
        self.node_exp = Exp()
        self.node_inv = Reciprocal()

    def forward(self, x):
        x1 = x * (-1)
        x2 = self.node_exp.forward(x1)
        x3 = x2 + 1
        x4 = self.node_inv.forward(x3)
        self.ones = np.ones_like(x4)
        return x4

    def backward(self, dout):
        d3 = self.node_inv.backward(self.ones)
        d2 = d3
        d1 = self.node_exp.backward(d2)
        return d1 * (-1)
