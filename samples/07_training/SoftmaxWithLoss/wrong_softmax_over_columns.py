# /// sample
# summary = "Lets the probabilities of each column add up to 1, not those of each row."
# misconception = "unknown"
# [passes]
# forward = false
# backward = false
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        e = np.exp(x - np.max(x))
        self.y = e / np.sum(e, axis=0)
        self.t = t if t.ndim == 2 else np.eye(x.shape[1])[t]
        return -np.sum(self.t * np.log(self.y)) / len(x)

    def backward(self, dout=1.0):
        return dout * (self.y - self.t) / len(self.y)
