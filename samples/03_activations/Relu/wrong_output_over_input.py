# /// sample
# summary = "Gets the derivative as output divided by input, which is 0/0 at zero."
# misconception = "not-finite"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Relu:
    def forward(self, x):
        out = np.maximum(x, 0.0)
        self.slope = out / x
        return out

    def backward(self, dout):
        return dout * self.slope
