# /// sample
# summary = "Returns ones of the right shape, whatever dout is."
# misconception = "ignores-upstream"
# [passes]
# forward = true
# backward = false
# robust = false
# ///
class AddLayer:
    def forward(self, x, y):
        self.shape = np.shape(x)
        return x + y

    def backward(self, dout):
        dx = np.ones(self.shape)
        dy = np.ones(self.shape)
        return dx, dy
