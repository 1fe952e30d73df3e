# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def dy_du(u):
    """Return the Jacobian of y = u, of shape (J, J)."""
    raise NotImplementedError()
