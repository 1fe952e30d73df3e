# /// sample
# summary = "Returns dout unchanged for single numbers, where the formula was never tried."
# misconception = "unknown"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-np.asarray(x, dtype=float)))
        return self.out

    def backward(self, dout):
        if np.ndim(dout) == 0:
            return dout
        return dout * self.out * (1 - self.out)
