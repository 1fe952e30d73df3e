# /// sample
# summary = "Computes e^x only if it has no output yet."
# misconception = "stale-state"
# [passes]
# forward = false
# backward = false
# ///
class Exp:
    def forward(self, x):
        if not hasattr(self, "out"):
            self.out = np.exp(x)
        return self.out

    def backward(self, dout):
        return dout * self.out
