# /// sample
# summary = "Hands prediction and target to cross_entropy_error in the wrong order."
# misconception = "unknown"
# [passes]
# forward = false
# backward = true
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1.0):
        return dout * (self.y - self.t) / len(self.y)
