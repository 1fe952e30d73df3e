# /// sample
# summary = "Builds a mask of the closed gates and multiplies dout by it."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Relu:
    def forward(self, x):
        self.mask = x <= 0
        return np.where(self.mask, 0, x)

    def backward(self, dout):
        return dout * self.mask
