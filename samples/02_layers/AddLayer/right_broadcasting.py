# /// sample
# summary = "Supports inputs that broadcast, and sums the gradients back to each input's shape."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class AddLayer:
    """z = x + y, where x and y may have different shapes that broadcast."""

    def __init__(self):
        self.shapes = None

    def forward(self, x, y):
        self.shapes = np.shape(x), np.shape(y)
        return x + y

    def backward(self, dout):
        return tuple(self._fit(dout, shape) for shape in self.shapes)

    @staticmethod
    def _fit(grad, shape):
        # an axis that was stretched in the forward pass is summed in the backward pass
        while np.ndim(grad) > len(shape):
            grad = np.sum(grad, axis=0)
        for axis, length in enumerate(shape):
            if length == 1:
                grad = np.sum(grad, axis=axis, keepdims=True)
        return grad
