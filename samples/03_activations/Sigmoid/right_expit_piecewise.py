# /// sample
# summary = "Chooses between the two stable formulas with np.piecewise."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Sigmoid:
    def forward(self, x):
        x = np.asarray(x, dtype=np.float64)
        self.s = np.piecewise(
            x,
            [x < 0, x >= 0],
            [lambda v: np.exp(v) / (1 + np.exp(v)), lambda v: 1 / (1 + np.exp(-v))],
        )
        return self.s

    def backward(self, dout):
        ds_dx = self.s * (1 - self.s)
        return ds_dx * dout
