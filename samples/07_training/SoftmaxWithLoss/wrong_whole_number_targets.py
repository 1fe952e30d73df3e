# /// sample
# summary = "Writes y - t into an array like the one-hot integers, which cuts it to 0."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        if t.ndim == 1:
            self.t = np.zeros(x.shape, dtype=int)
            self.t[np.arange(len(t)), t] = 1
        else:
            self.t = t.astype(int)
        return cross_entropy_error(self.t, self.y)

    def backward(self, dout=1.0):
        dx = np.zeros_like(self.t)
        for n in range(len(dx)):
            dx[n] = self.y[n] - self.t[n]
        return dout * dx / len(dx)
