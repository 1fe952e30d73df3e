# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    """Return the derivative of f with respect to every leaf and node as a dict."""
    raise NotImplementedError()
