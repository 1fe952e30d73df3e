# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# forward = false
# backward = false
# ///
class Reciprocal:
    def forward(self, x):
        """Return 1 / x."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def backward(self, dout):
        """Return dx, of the shape of dout."""
        # YOUR CODE HERE
        raise NotImplementedError()
