# /// sample
# summary = "Allocates arrays of its own and lets NumPy multiply into them."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class MulLayer:
    def forward(self, x, y):
        self.x = np.array(x, dtype=np.float64, copy=True)
        self.y = np.array(y, dtype=np.float64, copy=True)
        buffer = np.empty(self.x.shape)
        np.multiply(self.x, self.y, out=buffer)
        return buffer

    def backward(self, dout):
        dx = self.y.copy()
        dy = self.x.copy()
        dx *= dout
        dy *= dout
        return dx, dy
