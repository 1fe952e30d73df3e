# /// sample
# summary = "Takes the function from helpers, keeps the output and writes the derivative as y - y²."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
from helpers import sigmoid


class Sigmoid:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        y = self.y
        return (y - y**2) * dout
