# /// sample
# summary = "Copies the arrays and sets the masked elements of the copies to zero."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Relu:
    def forward(self, x):
        out = np.array(x, dtype=float)
        self.closed = out <= 0
        out[self.closed] = 0.0
        return out

    def backward(self, dout):
        dx = np.array(dout, dtype=float)
        dx[self.closed] = 0.0
        return dx
