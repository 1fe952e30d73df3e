# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# forward = false
# backward = false
# ///
class TwoLayerNet:
    def __init__(self, n_in, n_hidden, n_out, rng):
        """Make the parameters W1, b1, W2, b2."""
        raise NotImplementedError()

    def predict(self, x):
        """Return one row of n_out numbers for each sample; the largest is at the predicted class."""
        raise NotImplementedError()

    def loss(self, x, t):
        """Return the mean cross-entropy: a single number."""
        raise NotImplementedError()

    def gradient(self, x, t):
        """Return the gradients of the loss with respect to params, as a dict."""
        raise NotImplementedError()
