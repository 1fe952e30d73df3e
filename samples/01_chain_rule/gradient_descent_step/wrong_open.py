# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# robust = false
# ///
def gradient_descent_step(params, grads, learning_rate):
    """Return the parameters after one step against the gradient."""
    raise NotImplementedError()
