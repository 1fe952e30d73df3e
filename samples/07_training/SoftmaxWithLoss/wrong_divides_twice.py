# /// sample
# summary = "Keeps the mean in forward and divides by N again in backward."
# misconception = "extra-batch-mean"
# [passes]
# forward = true
# backward = false
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        n = x.shape[0]
        y = softmax(x)
        target = t if t.ndim == 2 else np.eye(x.shape[1])[t]
        self.delta = (y - target) / n
        return cross_entropy_error(target, y)

    def backward(self, dout=1.0):
        return dout * self.delta / self.delta.shape[0]
