# /// sample
# summary = "Assigns dx and does not return it."
# misconception = "not-implemented"
# [passes]
# forward = true
# backward = false
# robust = false
# ///
class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, dout):
        y = self.out
        dx = dout * y * (1 - y)
