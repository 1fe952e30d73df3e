# /// sample
# summary = "Warns near zero and divides twice, with German names."
# [passes]
# forward = true
# backward = true
# ///
import warnings


class Reciprocal:
    """Kehrwertknoten"""

    def forward(self, x):
        nenner = np.asarray(x, dtype=float)
        if np.any(np.abs(nenner) < 1e-3):
            warnings.warn("Nenner fast null")
        self.nenner = nenner
        return np.true_divide(1, nenner)

    def backward(self, dout):
        return np.negative(dout) / self.nenner / self.nenner
