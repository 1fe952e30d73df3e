# /// sample
# summary = "Multiplies by the output of the node 1/x where its derivative belongs."
# misconception = "forward-as-derivative"
# [passes]
# forward = true
# backward = false
# ///
class SigmoidFromNodes:
    def forward(self, x):
        self.exponent = np.exp(-x)
        self.y = 1 / (1 + self.exponent)
        return self.y

    def backward(self, dout):
        d = dout * self.y
        d = d * self.exponent
        return -d
