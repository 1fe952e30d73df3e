# /// sample
# summary = "Works with the logarithm of softmax as a function of its own, and one-hot rows from a comparison."
# [passes]
# forward = true
# backward = true
# ///
def log_softmax(x):
    shifted = x - np.max(x, axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


class SoftmaxWithLoss:
    def forward(self, x, t):
        t = np.asarray(t)
        if t.ndim == 1:
            t = np.equal.outer(t, np.arange(x.shape[1])).astype(float)
        self.cache = log_p, t = log_softmax(x), t
        return -np.einsum("nj,nj->", t, log_p) / len(t)

    def backward(self, dout=1.0):
        log_p, t = self.cache
        grad = np.exp(log_p)
        grad -= t
        grad *= dout / len(t)
        return grad
