# /// sample
# summary = "Takes the logarithm to base 2, as in information theory."
# misconception = "unknown"
# [passes]
# forward = false
# backward = true
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return -np.sum(self.t * np.log2(self.y)) / len(x)

    def backward(self, dout=1.0):
        return dout * (self.y - self.t) / len(self.y)
