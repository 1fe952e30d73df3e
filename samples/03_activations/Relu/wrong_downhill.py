# /// sample
# summary = "Puts the minus sign of gradient descent into the backward pass."
# misconception = "sign-flipped"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Relu:
    def forward(self, x):
        self.mask = x > 0
        return np.where(self.mask, x, 0)

    def backward(self, dout):
        # we walk against the gradient
        return -np.where(self.mask, dout, 0)
