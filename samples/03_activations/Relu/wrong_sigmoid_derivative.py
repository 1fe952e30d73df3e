# /// sample
# summary = "Uses sigmoid's derivative, left over from a copied cell."
# misconception = "wrong-activation-derivative"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
from helpers import d_sigmoid, relu


class Relu:
    def forward(self, x):
        self.x = x
        return relu(x)

    def backward(self, dout):
        return dout * d_sigmoid(self.x)
