# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
class SGD:
    def __init__(self, learning_rate):
        """Keep the learning rate."""
        raise NotImplementedError()

    def update(self, params, grads):
        """Take one step against the gradients: params is changed in place."""
        raise NotImplementedError()
