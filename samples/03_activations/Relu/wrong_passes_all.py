# /// sample
# summary = "Passes dout on unchanged, since the derivative of x is 1."
# misconception = "missing-activation-derivative"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Relu:
    def forward(self, x):
        return np.where(x > 0, x, 0)

    def backward(self, dout):
        dx = dout * 1.0
        return dx
