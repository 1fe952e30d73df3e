# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def dE_dy(d, y):
    """Return the gradient of E with respect to y, of the shape of y."""
    raise NotImplementedError()
