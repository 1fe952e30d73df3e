# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# forward = false
# backward = false
# robust = false
# ///
class MulLayer:
    def forward(self, x, y):
        """Return x * y, and keep what backward needs."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def backward(self, dout):
        """Return (dx, dy), each of the shape of dout."""
        # YOUR CODE HERE
        raise NotImplementedError()
