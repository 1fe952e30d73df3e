# /// sample
# summary = "Sets the closed places of dout itself to zero."
# misconception = "mutates-input"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Relu:
    def __init__(self):
        self.mask = None

    def forward(self, x):
        self.mask = x <= 0
        out = np.array(x)
        out[self.mask] = 0
        return out

    def backward(self, dout):
        dout[self.mask] = 0
        dx = dout
        return dx
