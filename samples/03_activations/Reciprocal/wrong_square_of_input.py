# /// sample
# summary = "Writes -1/x² with the output in the place of x."
# misconception = "derivative-at-activation"
# [passes]
# forward = true
# backward = false
# ///
class Reciprocal:
    def forward(self, x):
        self.out = 1 / x
        return self.out

    def backward(self, dout):
        dx = -1.0 / self.out**2
        return dout * dx
