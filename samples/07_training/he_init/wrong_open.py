# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def he_init(rng, n_in, n_out):
    """Return Gaussian start weights of shape (n_in, n_out), standard deviation sqrt(2 / n_in)."""
    raise NotImplementedError()
