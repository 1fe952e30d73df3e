# /// sample
# summary = "Computes 1/x as ± e^(-ln|x|), and keeps sign and logarithm."
# [passes]
# forward = true
# backward = true
# ///
class Reciprocal:
    def forward(self, x):
        self.sign, self.log = np.sign(x), np.log(np.abs(x))
        return self.sign * np.exp(-self.log)

    def backward(self, dout):
        return -dout * np.exp(-2 * self.log)
