# /// sample
# summary = "Multiplies dout itself by the two factors."
# misconception = "mutates-input"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, dout):
        dout *= self.out
        dout *= 1 - self.out
        return dout
