# /// sample
# summary = "Multiplies dout by the output and leaves out the factor 1 - y."
# misconception = "forward-as-derivative"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Sigmoid:
    def forward(self, x):
        self.out = np.exp(x) / (np.exp(x) + 1)
        return self.out

    def backward(self, dout):
        return self.out * dout
