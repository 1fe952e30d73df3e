# /// sample
# summary = "Returns the derivative y(1 - y) alone."
# misconception = "ignores-upstream"
# [passes]
# forward = true
# backward = false
# robust = false
# ///
from helpers import sigmoid


class Sigmoid:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        dx = self.y * (1 - self.y)
        return dx
