# /// sample
# summary = "Returns the derivative, 0 or 1, and does not use dout."
# misconception = "ignores-upstream"
# [passes]
# forward = true
# backward = false
# robust = false
# ///
class Relu:
    def forward(self, x):
        self.x = x
        return np.maximum(0, x)

    def backward(self, dout):
        return np.where(self.x > 0, 1, 0)
