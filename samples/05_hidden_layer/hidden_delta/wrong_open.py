# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    """Return delta1, the derivative of E with respect to u1, of shape (N, H)."""
    raise NotImplementedError()
