# /// sample
# summary = "Gives dout no default, so that backward() alone is an error."
# misconception = "raised"
# [passes]
# forward = true
# backward = false
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.t, self.y)

    def backward(self, dout):
        return dout * (self.y - self.t) / len(self.y)
