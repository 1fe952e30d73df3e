# /// sample
# summary = "Writes the products with einsum and returns a list."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class MulLayer:
    def forward(self, x, y):
        self.factors = [np.array(x), np.array(y)]
        return np.einsum("...,...->...", *self.factors)

    def backward(self, dout):
        # each gradient belongs to the other factor: walk through them in reverse
        return [np.einsum("...,...->...", dout, factor) for factor in reversed(self.factors)]
