# /// sample
# summary = "Keeps x in a dict of the class, which all layers share."
# misconception = "shared-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Affine:
    cache = {}

    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        Affine.cache["x"] = x
        return x @ self.W + self.b

    def backward(self, dout):
        x = Affine.cache["x"]
        self.dW = x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W.T
