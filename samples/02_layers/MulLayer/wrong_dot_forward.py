# /// sample
# summary = "Uses np.dot in the forward pass, which gives one number for two rows."
# misconception = "wrong-shape"
# [passes]
# forward = false
# backward = true
# robust = false
# ///
class MulLayer:
    def forward(self, x, y):
        self.x = x
        self.y = y
        return np.dot(x, y.T) if np.ndim(x) == 2 else np.dot(x, y)

    def backward(self, dout):
        return dout * self.y, dout * self.x
