# /// sample
# summary = "Names the class ReLU, so that there is no Relu."
# misconception = "not-implemented"
# [passes]
# forward = false
# backward = false
# robust = false
# ///
class ReLU:
    def forward(self, x):
        self.mask = x > 0
        return np.where(self.mask, x, 0)

    def backward(self, dout):
        return np.where(self.mask, dout, 0)
