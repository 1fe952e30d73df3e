# /// sample
# summary = "Sets the mask only if there is none yet."
# misconception = "stale-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Relu:
    def __init__(self):
        self.mask = None

    def forward(self, x):
        if self.mask is None:
            self.mask = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.mask
