# /// sample
# summary = "Passes dout on: thinks that an activation has no gradient of its own."
# misconception = "missing-activation-derivative"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
from helpers import sigmoid


class Sigmoid:
    def forward(self, x):
        return sigmoid(x)

    def backward(self, dout):
        return dout
