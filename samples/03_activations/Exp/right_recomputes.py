# /// sample
# summary = "Keeps the input and computes e^x again in the backward pass."
# [passes]
# forward = true
# backward = true
# ///
class Exp:
    """y = e^x, dy/dx = e^x"""

    def __init__(self):
        self.x = None

    def forward(self, x):
        self.x = x
        return self.derivative()

    def derivative(self):
        return np.exp(self.x)

    def backward(self, dout):
        return np.multiply(dout, self.derivative())
