# /// sample
# summary = "Computes the probabilities only if it has none yet, so that it stays with the first batch."
# misconception = "stale-state"
# [passes]
# forward = false
# backward = false
# ///
class SoftmaxWithLoss:
    def __init__(self):
        self.y = None

    def forward(self, x, t):
        if self.y is None:
            self.y = softmax(x)
            self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.t, self.y)

    def backward(self, dout=1.0):
        return dout * (self.y - self.t) / len(self.y)
