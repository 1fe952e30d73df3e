# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    """Return the gradients of W1, b1, W2, b2, summed over the images, as a dict."""
    raise NotImplementedError()
