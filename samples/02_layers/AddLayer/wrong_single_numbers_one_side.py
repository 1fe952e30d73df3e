# /// sample
# summary = "Has a branch for single numbers that sends the whole gradient to x and nothing to y."
# misconception = "unknown"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        if isinstance(dout, np.ndarray):
            return dout.copy(), dout.copy()
        return dout, 0.0
