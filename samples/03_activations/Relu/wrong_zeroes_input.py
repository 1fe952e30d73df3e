# /// sample
# summary = "Believes that asarray makes a copy, and sets the negative inputs to zero."
# misconception = "mutates-input"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Relu:
    def forward(self, x):
        out = np.asarray(x)
        out[out < 0] = 0
        self.active = out != 0
        return out

    def backward(self, dout):
        return dout * self.active
