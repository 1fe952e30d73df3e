# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def train(x, t, rng):
    """Return a network that has learned to read the digits x (N, 64) with the labels t (N,)."""
    raise NotImplementedError()
