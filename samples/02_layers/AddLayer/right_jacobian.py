# /// sample
# summary = "Writes down the row of local derivatives and multiplies it by dout."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class AddLayer:
    DERIVATIVES = (1.0, 1.0)  # d(x + y)/dx, d(x + y)/dy

    def forward(self, x, y):
        return np.sum([x, y], axis=0)

    def backward(self, dout):
        dx, dy = (d * np.asarray(dout) for d in self.DERIVATIVES)
        return dx, dy
