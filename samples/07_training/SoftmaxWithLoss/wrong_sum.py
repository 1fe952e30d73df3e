# /// sample
# summary = "Adds up the losses of the samples and forgets to divide by N."
# misconception = "missing-batch-mean"
# [passes]
# forward = false
# backward = true
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if t.ndim == 2 else np.eye(x.shape[1])[t]
        return -np.sum(self.t * np.log(self.y + 1e-7))

    def backward(self, dout=1.0):
        return dout * (self.y - self.t) / self.t.shape[0]
