# /// sample
# summary = "Adds up only where the mask allows it, with the `where` of NumPy's functions."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Relu:
    """max(0, x)"""

    __slots__ = ["gate"]

    def __call__(self, x):
        return self.forward(x)

    def forward(self, x):
        x = np.asarray(x, float)
        self.gate = np.greater(x, 0.0)
        return np.add(x, 0.0, where=self.gate, out=np.zeros(x.shape))

    def backward(self, dout):
        dout = np.asarray(dout, float)
        return np.add(dout, 0.0, where=self.gate, out=np.zeros(dout.shape))
