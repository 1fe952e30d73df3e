# /// sample
# summary = "Returns y - t as for one sample and forgets the mean over the batch."
# misconception = "missing-batch-mean"
# [passes]
# forward = true
# backward = false
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.t, self.y)

    def backward(self, dout=1.0):
        return dout * (self.y - self.t)
