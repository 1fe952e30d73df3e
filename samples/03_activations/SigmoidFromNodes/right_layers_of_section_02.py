# /// sample
# summary = "Writes add and multiply layers with constants, as in section 02, and keeps all in an OrderedDict."
# [passes]
# forward = true
# backward = true
# ///
from collections import OrderedDict


class AddConstant:
    def __init__(self, c):
        self.c = c

    def forward(self, x):
        return x + self.c

    def backward(self, dout):
        return dout


class MulConstant:
    def __init__(self, c):
        self.c = c

    def forward(self, x):
        return x * self.c

    def backward(self, dout):
        return dout * self.c


class SigmoidFromNodes:
    def __init__(self):
        self.layers = OrderedDict()
        self.layers["Mul"] = MulConstant(-1)
        self.layers["Exp"] = Exp()
        self.layers["Add"] = AddConstant(1)
        self.layers["Div"] = Reciprocal()

    def forward(self, x):
        for layer in self.layers.values():
            x = layer.forward(x)
        return x

    def backward(self, dout):
        layers = list(self.layers.values())
        layers.reverse()
        for layer in layers:
            dout = layer.backward(dout)
        return dout
