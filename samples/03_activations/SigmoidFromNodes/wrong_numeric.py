# /// sample
# summary = "Sends x + h and x - h through the nodes and divides the difference."
# misconception = "finite-difference"
# [passes]
# forward = true
# backward = false
# ///
class SigmoidFromNodes:
    def forward(self, x):
        self.x = x
        return self.through_the_nodes(x)

    def through_the_nodes(self, x):
        exp, reciprocal = Exp(), Reciprocal()
        return reciprocal.forward(exp.forward(-x) + 1)

    def backward(self, dout):
        h = 1e-3
        difference = self.through_the_nodes(self.x + h) - self.through_the_nodes(self.x - h)
        return difference / (2 * h) * dout
