# /// sample
# summary = "Adds 0.01 inside the logarithm, so much that the loss is another one."
# misconception = "unknown"
# [passes]
# forward = false
# backward = true
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if t.ndim == 2 else np.eye(x.shape[1])[t]
        return -np.sum(self.t * np.log(self.y + 0.01)) / len(x)

    def backward(self, dout=1.0):
        return dout * (self.y - self.t) / len(self.y)
