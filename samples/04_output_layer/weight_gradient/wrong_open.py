# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def weight_gradient(d, y, z):
    """Return the derivatives of E with respect to all weights, of shape (J, I)."""
    raise NotImplementedError()
