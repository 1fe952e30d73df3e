# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def gradient_check(layer, x, dout):
    """Return the relative error between layer.backward(dout) and a numerical gradient."""
    raise NotImplementedError()
