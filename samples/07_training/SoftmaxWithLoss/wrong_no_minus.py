# /// sample
# summary = "Forgets the minus in front of the logarithm."
# misconception = "sign-flipped"
# [passes]
# forward = false
# backward = true
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        y = softmax(x)
        onehot = np.eye(x.shape[1])[t] if t.ndim == 1 else t
        self.diff = (y - onehot) / len(x)
        return np.log(y[onehot == 1]).mean()

    def backward(self, dout=1.0):
        return self.diff * dout
