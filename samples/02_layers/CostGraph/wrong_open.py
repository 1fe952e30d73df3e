# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# forward = false
# backward = false
# ///
class CostGraph:
    def forward(self, w, x, b, target):
        """Return f = (target - (w * x + b)) ** 2."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def backward(self, dout=1.0):
        """Return the gradients as a dict with the keys w, x, b, target."""
        # YOUR CODE HERE
        raise NotImplementedError()
