# /// sample
# summary = "Keeps the output, which is its own derivative."
# [passes]
# forward = true
# backward = true
# ///
class Exp:
    def forward(self, x):
        self.out = np.exp(x)
        return self.out

    def backward(self, dout):
        return dout * self.out
