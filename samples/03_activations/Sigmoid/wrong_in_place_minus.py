# /// sample
# summary = "Turns the sign of x in place."
# misconception = "mutates-input"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Sigmoid:
    def forward(self, x):
        x *= -1
        self.out = 1 / (1 + np.exp(x))
        return self.out

    def backward(self, dout):
        return dout * self.out * (1 - self.out)
