# /// sample
# summary = "Carries the guard of the logarithm through to the derivative, and multiplies by softmax's Jacobian."
# [passes]
# forward = true
# backward = true
# ///
class SoftmaxWithLoss:
    guard = 1e-7

    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return -np.sum(self.t * np.log(self.y + self.guard)) / len(x)

    def backward(self, dout=1.0):
        dy = -self.t / (self.y + self.guard) / len(self.y)
        return dout * self.y * (dy - (dy * self.y).sum(axis=1, keepdims=True))
