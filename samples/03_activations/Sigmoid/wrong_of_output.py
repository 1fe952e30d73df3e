# /// sample
# summary = "Calls d_sigmoid with the output that it has kept."
# misconception = "derivative-at-activation"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
from helpers import d_sigmoid, sigmoid


class Sigmoid:
    def __init__(self):
        self.z = None

    def forward(self, x):
        self.z = sigmoid(x)
        return self.z

    def backward(self, dout):
        return dout * d_sigmoid(self.z)
