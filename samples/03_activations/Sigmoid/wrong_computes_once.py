# /// sample
# summary = "Computes the output only if it has none yet."
# misconception = "stale-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Sigmoid:
    out = None

    def forward(self, x):
        if self.out is None:
            self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, dout):
        return dout * self.out * (1 - self.out)
