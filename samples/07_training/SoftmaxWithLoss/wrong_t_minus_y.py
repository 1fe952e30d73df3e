# /// sample
# summary = "Writes t - y, the way to go and not the gradient."
# misconception = "sign-flipped"
# [passes]
# forward = true
# backward = false
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.n, classes = x.shape
        self.y = softmax(x)
        self.t = np.eye(classes)[t] if t.ndim == 1 else t
        return cross_entropy_error(self.t, self.y)

    def backward(self, dout=1.0):
        return dout * (self.t - self.y) / self.n
