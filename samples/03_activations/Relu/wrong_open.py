# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# forward = false
# backward = false
# robust = false
# ///
class Relu:
    def forward(self, x):
        """Return x where it is positive, 0 elsewhere."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def backward(self, dout):
        """Return dx, of the shape of dout."""
        # YOUR CODE HERE
        raise NotImplementedError()
