# /// sample
# summary = "Gives a loss for each sample and no mean."
# misconception = "wrong-shape"
# [passes]
# forward = false
# backward = true
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if t.ndim == 2 else np.eye(x.shape[1])[t]
        return -np.sum(self.t * np.log(self.y), axis=1)

    def backward(self, dout=1.0):
        return dout * (self.y - self.t) / len(self.y)
