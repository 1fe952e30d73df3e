# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def squared_error(d, y):
    """Return E for one sample or a batch: a single number."""
    raise NotImplementedError()
