# /// sample
# summary = "Lets through what is larger than 1, a threshold left over from another exercise."
# misconception = "unknown"
# [passes]
# forward = false
# backward = false
# robust = true
# ///
class Relu:
    def forward(self, x):
        self.mask = np.asarray(x) > 1
        return np.where(self.mask, x, 0)

    def backward(self, dout):
        return np.where(self.mask, dout, 0)
