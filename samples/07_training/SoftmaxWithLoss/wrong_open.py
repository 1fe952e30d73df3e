# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# forward = false
# backward = false
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        """Return the mean cross-entropy of softmax(x): a single number."""
        raise NotImplementedError()

    def backward(self, dout=1.0):
        """Return dx, of shape (N, J)."""
        raise NotImplementedError()
