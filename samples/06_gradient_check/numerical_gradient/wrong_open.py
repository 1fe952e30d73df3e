# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# robust = false
# ///
def numerical_gradient(f, x, h=1e-4):
    """Return the central differences of f at x, of the shape of x."""
    raise NotImplementedError()
