# /// sample
# summary = "Writes small classes for ×(-1) and +1 and walks through a list of nodes."
# [passes]
# forward = true
# backward = true
# ///
class TimesMinusOne:
    def forward(self, x):
        return -x

    def backward(self, dout):
        return -dout


class PlusOne:
    def forward(self, x):
        return x + 1

    def backward(self, dout):
        return dout


class SigmoidFromNodes:
    def __init__(self):
        self.nodes = [TimesMinusOne(), Exp(), PlusOne(), Reciprocal()]

    def forward(self, x):
        for node in self.nodes:
            x = node.forward(x)
        return x

    def backward(self, dout):
        for node in reversed(self.nodes):
            dout = node.backward(dout)
        return dout
