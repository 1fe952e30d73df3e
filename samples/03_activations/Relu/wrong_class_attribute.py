# /// sample
# summary = "Keeps the mask in the class instead of in the instance."
# misconception = "shared-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Relu:
    mask = None

    def forward(self, x):
        Relu.mask = x > 0
        return np.where(Relu.mask, x, 0)

    def backward(self, dout):
        return np.where(Relu.mask, dout, 0)
