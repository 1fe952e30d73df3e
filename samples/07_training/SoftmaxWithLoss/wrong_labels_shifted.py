# /// sample
# summary = "Counts the labels from 1, so that every class stands in its neighbour's place."
# misconception = "unknown"
# [passes]
# forward = false
# backward = false
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        labels = t.argmax(axis=1) if t.ndim == 2 else t
        self.y = softmax(x)
        self.t = np.eye(x.shape[1])[labels - 1]
        return -np.sum(self.t * np.log(self.y)) / len(x)

    def backward(self, dout=1.0):
        return dout * (self.y - self.t) / len(self.y)
