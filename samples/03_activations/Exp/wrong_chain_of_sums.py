# /// sample
# summary = "Adds dout to e^x where it must multiply."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# ///
class Exp:
    def forward(self, x):
        self.out = np.exp(x)
        return self.out

    def backward(self, dout):
        return dout + self.out
