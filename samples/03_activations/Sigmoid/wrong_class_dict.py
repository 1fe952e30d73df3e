# /// sample
# summary = "Keeps the output in a dict of the class, which all instances share."
# misconception = "shared-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Sigmoid:
    saved = dict(out=None)

    def forward(self, x):
        self.saved["out"] = 1 / (1 + np.exp(-x))
        return self.saved["out"]

    def backward(self, dout):
        y = self.saved["out"]
        return dout * (1 - y) * y
