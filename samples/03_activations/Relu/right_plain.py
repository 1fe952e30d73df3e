# /// sample
# summary = "Keeps the mask of the positive inputs and lets dout through where it is True."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Relu:
    def __init__(self):
        self.mask = None

    def forward(self, x):
        self.mask = np.asarray(x) > 0
        return np.where(self.mask, x, 0)

    def backward(self, dout):
        return np.where(self.mask, dout, 0)
