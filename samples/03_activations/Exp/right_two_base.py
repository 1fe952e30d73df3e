# /// sample
# summary = "Computes e^x as a power of 2, with a Turkish explanation."
# [passes]
# forward = true
# backward = true
# ///
class Exp:
    """e^x = 2^(x / ln 2); türevi kendisidir."""

    ln2 = np.log(2.0)

    @property
    def türev(self):
        return self._değer

    def forward(self, x):
        self._değer = np.exp2(np.divide(x, self.ln2))
        return self._değer

    def backward(self, dout):
        return self.türev * dout
