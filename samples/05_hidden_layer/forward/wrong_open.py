# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# forward = false
# ///
def forward(network, x, f):
    """Return the values u1, z1 (N, H) and u2, y (N, J) as a dict."""
    raise NotImplementedError()
