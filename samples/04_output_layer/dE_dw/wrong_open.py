# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def dE_dw(d, y, z, j, i):
    """Return the derivative of E with respect to one weight w_ji: a single number."""
    raise NotImplementedError()
