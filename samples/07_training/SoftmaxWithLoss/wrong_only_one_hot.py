# /// sample
# summary = "Multiplies by t as it comes, which works for one-hot rows only."
# misconception = "raised"
# [passes]
# forward = false
# backward = false
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t
        return -np.sum(t * np.log(self.y)) / x.shape[0]

    def backward(self, dout=1.0):
        return dout * (self.y - self.t) / self.y.shape[0]
