# /// sample
# summary = "Keeps the exact output for backward, and returns it rounded to three digits."
# misconception = "unknown"
# [passes]
# forward = false
# backward = true
# ///
class Exp:
    def forward(self, x):
        self.y = np.exp(x)
        return np.round(self.y, 3)

    def backward(self, dout):
        return self.y * dout
