# /// sample
# summary = "Brings down a 2, as if the loss were a square."
# misconception = "missing-factor"
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
        return 2 * dout * (self.y - self.t) / len(self.y)
