# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def du_dw(z, j, i, n_out):
    """Return how u changes with w_ji, of shape (n_out,)."""
    raise NotImplementedError()
