# /// sample
# summary = "Takes the sigmoid of each logit where softmax is asked."
# misconception = "unknown"
# [passes]
# forward = false
# backward = false
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = 1 / (1 + np.exp(-x))
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return -np.sum(self.t * np.log(self.y)) / len(x)

    def backward(self, dout=1.0):
        return dout * (self.y - self.t) / len(self.y)
