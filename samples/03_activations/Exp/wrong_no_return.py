# /// sample
# summary = "Computes dx and forgets to return it."
# misconception = "not-implemented"
# [passes]
# forward = true
# backward = false
# ///
class Exp:
    def forward(self, x):
        self.out = np.exp(x)
        return self.out

    def backward(self, dout):
        dx = dout * self.out
