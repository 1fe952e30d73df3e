# /// sample
# summary = "Returns only the element of the right class of each sample."
# misconception = "wrong-shape"
# [passes]
# forward = true
# backward = false
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t.argmax(axis=1) if t.ndim == 2 else t
        return cross_entropy_error(t, self.y)

    def backward(self, dout=1.0):
        n = len(self.t)
        return dout * (self.y[np.arange(n), self.t] - 1) / n
