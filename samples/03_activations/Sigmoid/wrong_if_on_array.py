# /// sample
# summary = "Chooses the stable formula with a scalar `if`."
# misconception = "raised"
# [passes]
# forward = false
# backward = false
# robust = false
# ///
class Sigmoid:
    def forward(self, x):
        if x >= 0:
            self.out = 1 / (1 + np.exp(-x))
        else:
            self.out = np.exp(x) / (1 + np.exp(x))
        return self.out

    def backward(self, dout):
        return dout * (1 - self.out) * self.out
