# /// sample
# summary = "Lets a hundredth of the negative numbers through, as a leaky ReLU does."
# misconception = "unknown"
# [passes]
# forward = false
# backward = false
# robust = true
# ///
class Relu:
    def forward(self, x):
        self.x = x
        return np.where(x > 0, x, 0.01 * x)

    def backward(self, dout):
        return dout * np.where(self.x > 0, 1.0, 0.01)
