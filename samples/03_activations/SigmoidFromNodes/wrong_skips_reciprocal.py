# /// sample
# summary = "Starts the way back at the exp node."
# misconception = "missing-inner-derivative"
# [passes]
# forward = true
# backward = false
# ///
class SigmoidFromNodes:
    def __init__(self):
        self.exp_node = Exp()
        self.inv_node = Reciprocal()

    def forward(self, x):
        u = self.exp_node.forward(-x)
        return self.inv_node.forward(u + 1)

    def backward(self, dout):
        du = self.exp_node.backward(dout)
        return -du
