# /// sample
# summary = "Takes np.mean over all elements, and divides the gradient by their number too."
# misconception = "extra-batch-mean"
# [passes]
# forward = false
# backward = false
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if t.ndim == 2 else np.eye(x.shape[1])[t]
        return -np.mean(self.t * np.log(self.y))

    def backward(self, dout=1.0):
        return dout * (self.y - self.t) / self.t.size
