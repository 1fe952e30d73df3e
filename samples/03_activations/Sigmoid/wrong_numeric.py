# /// sample
# summary = "Computes the derivative from two more forward passes."
# misconception = "finite-difference"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Sigmoid:
    def forward(self, x):
        self.x = x
        return 1 / (1 + np.exp(-x))

    def backward(self, dout):
        h = 1e-4
        x = self.x
        right = self.forward(x + h)
        left = self.forward(x - h)
        self.x = x
        return dout * (right - left) / (2 * h)
