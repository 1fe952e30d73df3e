# /// sample
# summary = "Pushes each output on one stack for all layers and pops the latest."
# misconception = "shared-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
from helpers import sigmoid


class Sigmoid:
    stack = []

    def forward(self, x):
        self.stack.append(x)
        return sigmoid(x)

    def backward(self, dout):
        y = sigmoid(self.stack.pop())
        return dout * y * (1 - y)
