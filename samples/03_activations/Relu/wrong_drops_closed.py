# /// sample
# summary = "Returns only the elements of dout whose gate is open."
# misconception = "wrong-shape"
# [passes]
# forward = true
# backward = false
# robust = false
# ///
class Relu:
    def forward(self, x):
        self.mask = np.array(x) > 0
        return np.where(self.mask, x, 0)

    def backward(self, dout):
        return np.array(dout)[self.mask]
