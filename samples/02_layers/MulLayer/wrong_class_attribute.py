# /// sample
# summary = "Keeps the factors in a dict of the class, which all instances share."
# misconception = "shared-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class MulLayer:
    cache = {}

    def forward(self, x, y):
        self.cache["x"] = x
        self.cache["y"] = y
        return x * y

    def backward(self, dout):
        return dout * self.cache["y"], dout * self.cache["x"]
