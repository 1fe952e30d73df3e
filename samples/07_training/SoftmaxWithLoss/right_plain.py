# /// sample
# summary = "Makes one-hot rows with np.eye and uses the functions of helpers."
# [passes]
# forward = true
# backward = true
# ///
from helpers import cross_entropy_error, softmax


class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.t, self.y)

    def backward(self, dout=1.0):
        return dout * (self.y - self.t) / len(self.y)
