# /// sample
# summary = "Keeps the type of floating numbers that comes in, and works in a buffer of its own."
# [passes]
# forward = true
# backward = true
# ///
class Exp:
    def forward(self, x):
        x = np.asarray(x)
        kind = x.dtype if np.issubdtype(x.dtype, np.floating) else np.float64
        self.buffer = x.astype(kind, copy=True)
        np.exp(self.buffer, out=self.buffer)
        return self.buffer.copy()

    def backward(self, dout):
        grad = np.array(dout, dtype=self.buffer.dtype)
        grad *= self.buffer
        return grad
