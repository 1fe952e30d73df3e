# /// sample
# summary = "Turns one-hot rows into labels, picks one element a row, and adds 1e-7 inside the logarithm."
# [passes]
# forward = true
# backward = true
# ///
class SoftmaxWithLoss:
    def __init__(self):
        self.loss = None
        self.y = None
        self.t = None

    def forward(self, x, t):
        if t.ndim == 2:
            t = t.argmax(axis=1)
        self.t = t
        e = np.exp(x - x.max(axis=1, keepdims=True))
        self.y = e / e.sum(axis=1, keepdims=True)
        N = x.shape[0]
        self.loss = -np.sum(np.log(self.y[np.arange(N), t] + 1e-7)) / N
        return self.loss

    def backward(self, dout=1.0):
        N = self.t.shape[0]
        dx = self.y.copy()
        dx[np.arange(N), self.t] -= 1
        dx = dx / N
        return dx * dout
