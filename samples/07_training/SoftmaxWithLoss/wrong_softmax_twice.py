# /// sample
# summary = "Applies softmax to the probabilities a second time in the loss."
# misconception = "unknown"
# [passes]
# forward = false
# backward = true
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if t.ndim == 2 else np.eye(x.shape[1])[t]
        return self.cross_entropy(self.y, self.t)

    def cross_entropy(self, x, t):
        return -np.sum(t * np.log(softmax(x))) / len(x)

    def backward(self, dout=1.0):
        return dout * (self.y - self.t) / len(self.y)
