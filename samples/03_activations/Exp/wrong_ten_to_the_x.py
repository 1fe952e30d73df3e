# /// sample
# summary = "Takes 10 to the power of x, the exp key of a pocket calculator."
# misconception = "unknown"
# [passes]
# forward = false
# backward = false
# ///
class Exp:
    def forward(self, x):
        self.out = np.power(10.0, x)
        return self.out

    def backward(self, dout):
        return dout * self.out
