# /// sample
# summary = "Expects x again as an argument of backward."
# misconception = "raised"
# [passes]
# forward = true
# backward = false
# ///
class Exp:
    def forward(self, x):
        return np.exp(x)

    def backward(self, x, dout):
        return np.exp(x) * dout
