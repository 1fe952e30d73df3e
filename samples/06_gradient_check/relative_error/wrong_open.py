# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def relative_error(a, b):
    """Return the largest relative error between two arrays: a single number."""
    raise NotImplementedError()
