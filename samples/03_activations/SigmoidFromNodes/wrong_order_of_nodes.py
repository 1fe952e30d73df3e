# /// sample
# summary = "Goes back through the nodes in the order of the forward pass, each with a new input."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# ///
class SigmoidFromNodes:
    def __init__(self):
        self.nodes = [Exp(), Reciprocal()]

    def forward(self, x):
        a = self.nodes[0].forward(-x)
        return self.nodes[1].forward(a + 1)

    def backward(self, dout):
        d = -dout
        d = self.nodes[0].backward(d)
        d = d + 1
        d = self.nodes[1].backward(d)
        return d
