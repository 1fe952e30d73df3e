# /// sample
# summary = "Multiplies dout by 1 - y and leaves out the factor y."
# misconception = "missing-inner-derivative"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Sigmoid:
    def forward(self, x):
        self.out = 1.0 / (1.0 + np.exp(-x))
        return self.out

    def backward(self, dout):
        return dout * (1.0 - self.out)
