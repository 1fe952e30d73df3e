# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# forward = false
# backward = false
# robust = false
# ///
class Sigmoid:
    def forward(self, x):
        """Return 1 / (1 + e^-x), and keep it."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def backward(self, dout):
        """Return dx, of the shape of dout."""
        # YOUR CODE HERE
        raise NotImplementedError()
