# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    """Return dy/dx of y = (a x + b)^2."""
    raise NotImplementedError()
