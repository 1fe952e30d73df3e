# /// sample
# summary = "Has one formula for positive and one for negative inputs, so that nothing overflows."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Sigmoid:
    def forward(self, x):
        x = np.asarray(x, dtype=float)
        y = np.empty_like(x)
        positive = x >= 0
        y[positive] = 1.0 / (1.0 + np.exp(-x[positive]))
        small = np.exp(x[~positive])
        y[~positive] = small / (1.0 + small)
        self.y = y
        return y

    def backward(self, dout):
        return np.asarray(dout) * self.y * (1.0 - self.y)
