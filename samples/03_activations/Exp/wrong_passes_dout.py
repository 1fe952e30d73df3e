# /// sample
# summary = "Passes dout on unchanged: e^x stays the same, so it is thought that nothing happens."
# misconception = "missing-inner-derivative"
# [passes]
# forward = true
# backward = false
# ///
class Exp:
    def forward(self, x):
        self.out = np.exp(x)
        return self.out

    def backward(self, dout):
        # the derivative of exp is exp, so nothing changes
        return dout
