# /// sample
# summary = "Computes the gate in forward and returns it, without what goes through it."
# misconception = "unknown"
# [passes]
# forward = false
# backward = true
# robust = true
# ///
class Relu:
    def forward(self, x):
        self.gate = np.where(np.asarray(x) > 0, 1.0, 0.0)
        return self.gate

    def backward(self, dout):
        return self.gate * dout
