# /// sample
# summary = "Uses expm1, which is more exact near 0, and keeps the input of the newest call in a list."
# [passes]
# forward = true
# backward = true
# ///
class Exp:
    def __init__(self):
        self.inputs = []

    def forward(self, x):
        self.inputs[:] = [np.expm1(x)]
        return self.inputs[0] + 1

    def backward(self, dout):
        # e^x = (e^x - 1) + 1
        return dout * self.inputs[-1] + dout
