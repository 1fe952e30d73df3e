# /// sample
# summary = "Uses np.maximum and looks at the output's sign in the backward pass."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Relu:
    def forward(self, x):
        self.out = np.maximum(x, 0)
        return self.out

    def backward(self, dout):
        return dout * np.sign(self.out)
