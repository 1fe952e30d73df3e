# /// sample
# summary = "Multiplies dout by the exponent x."
# misconception = "own-factor"
# [passes]
# forward = true
# backward = false
# ///
class Exp:
    def forward(self, x):
        self.x = x
        return np.exp(x)

    def backward(self, dout):
        # the exponent comes to the front
        return dout * self.x
