# /// sample
# summary = "Uses that the sigmoid is a tanh, stretched and moved."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Sigmoid:
    def forward(self, x):
        self.t = np.tanh(x / 2)
        return (1 + self.t) / 2

    def backward(self, dout):
        # σ' = (1 - tanh²)/4
        return dout * (1 - self.t**2) / 4
