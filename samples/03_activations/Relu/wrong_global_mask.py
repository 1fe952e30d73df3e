# /// sample
# summary = "Keeps the mask in a global name of the notebook."
# misconception = "shared-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
relu_mask = None


class Relu:
    def forward(self, x):
        global relu_mask
        relu_mask = np.where(x > 0, 1.0, 0.0)
        return x * relu_mask

    def backward(self, dout):
        return dout * relu_mask
