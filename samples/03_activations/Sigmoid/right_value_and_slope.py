# /// sample
# summary = "Computes σ and σ' together and caches the pair as a tuple."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
def σ_with_slope(x):
    e = np.exp(-np.abs(x))
    big, small = 1 / (1 + e), e / (1 + e)
    return np.where(np.asarray(x) >= 0, big, small), big * small


class Sigmoid:
    """Gibt σ(x); die Steigung liegt schon bereit."""

    def forward(self, x):
        self.cache = σ_with_slope(x)
        return self.cache[0]

    def backward(self, dout):
        _, slope = self.cache
        return np.asarray(dout) * slope
