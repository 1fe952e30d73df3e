# /// sample
# summary = "Multiplies by y(1 - y), the right formula for a sigmoid with squared error."
# misconception = "unknown"
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
        delta = (self.y - self.t) * self.y * (1 - self.y)
        return dout * delta / len(self.y)
