# /// sample
# summary = "Takes the exponential of the output that it has kept."
# misconception = "derivative-at-activation"
# [passes]
# forward = true
# backward = false
# ///
class Exp:
    def forward(self, x):
        self.out = np.exp(x)
        return self.out

    def backward(self, dout):
        dx = dout * np.exp(self.out)
        return dx
