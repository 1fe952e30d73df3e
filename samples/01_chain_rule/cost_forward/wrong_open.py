# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def cost_forward(w, x, b, target):
    """Return the values of the nodes p, y, s, t, f as a dict."""
    raise NotImplementedError()
