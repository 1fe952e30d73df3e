# /// sample
# summary = "Integrates instead of differentiating: ln x."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# ///
class Reciprocal:
    def forward(self, x):
        self.x = x
        return 1 / x

    def backward(self, dout):
        return dout * np.log(np.abs(self.x))
