# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# forward = false
# backward = false
# robust = false
# ///
class Affine:
    def __init__(self, W, b):
        """Keep the weights W (I, J) and the bias b (J,)."""
        raise NotImplementedError()

    def forward(self, x):
        """Return x W + b, of shape (N, J)."""
        raise NotImplementedError()

    def backward(self, dout):
        """Return dx (N, I); set dW (I, J) and db (J,)."""
        raise NotImplementedError()
