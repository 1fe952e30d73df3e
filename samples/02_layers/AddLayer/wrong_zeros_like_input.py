# /// sample
# summary = "Makes the gradients with zeros_like of the inputs, which takes over their dtype."
# misconception = "integer-truncation"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class AddLayer:
    def forward(self, x, y):
        self.x = np.asarray(x)
        self.y = np.asarray(y)
        return x + y

    def backward(self, dout):
        dx = np.zeros_like(self.x)
        dy = np.zeros_like(self.y)
        dx[...] = dout
        dy[...] = dout
        return dx, dy
