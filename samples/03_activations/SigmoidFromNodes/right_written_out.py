# /// sample
# summary = "Writes the nodes out by hand, with a name for each value and each gradient."
# [passes]
# forward = true
# backward = true
# ///
class SigmoidFromNodes:
    """x -> a = -x -> e = exp(a) -> n = 1 + e -> y = 1/n"""

    def forward(self, x):
        self.x = x
        self.a = -self.x
        self.e = np.exp(self.a)
        self.n = 1.0 + self.e
        self.y = 1.0 / self.n
        return self.y

    def backward(self, dout):
        dy = dout
        dn = dy * -(self.y**2)
        de = dn
        da = de * self.e
        dx = da * -1.0
        return dx
