# /// sample
# summary = "Clips the probabilities before the logarithm and builds the one-hot rows by hand."
# [passes]
# forward = true
# backward = true
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        n, classes = x.shape
        if np.shape(t) != x.shape:
            rows = np.zeros((n, classes))
            for k in range(n):
                rows[k, t[k]] = 1.0
            t = rows
        z = np.exp(x)
        self.p = z / z.sum(axis=-1).reshape(n, 1)
        self.t = t
        return np.mean(np.sum(-t * np.log(np.clip(self.p, 1e-9, 1.0)), axis=1))

    def backward(self, dout=1.0):
        n = self.p.shape[0]
        return np.subtract(self.p, self.t) * (dout / n)
