# /// sample
# summary = "Takes half of x + abs(x) for forward and the Heaviside step for backward."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Relu:
    def forward(self, x):
        self.x = x
        return (x + np.abs(x)) / 2

    def backward(self, dout):
        return np.heaviside(self.x, 0.0) * dout
