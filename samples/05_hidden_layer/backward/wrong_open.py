# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# backward = false
# robust = false
# ///
def backward(network, x, d, cache, d_f):
    """Return the gradients of E with respect to W1, b1, W2, b2 as a dict."""
    raise NotImplementedError()
