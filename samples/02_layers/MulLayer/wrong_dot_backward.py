# /// sample
# summary = "Uses np.dot in the backward pass, which sums the products."
# misconception = "wrong-shape"
# [passes]
# forward = true
# backward = false
# robust = false
# ///
class MulLayer:
    def forward(self, x, y):
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        dx = np.dot(dout, self.y)
        dy = np.dot(dout, self.x)
        return dx, dy
