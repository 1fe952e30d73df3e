# /// sample
# summary = "Computes the difference quotient with h = 0.001."
# misconception = "finite-difference"
# [passes]
# forward = true
# backward = false
# ///
class Exp:
    def forward(self, x):
        self.x = x
        return np.exp(x)

    def backward(self, dout):
        h = 0.001
        return dout * (np.exp(self.x + h) - np.exp(self.x - h)) / (2 * h)
