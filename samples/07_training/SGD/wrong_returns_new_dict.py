# /// sample
# summary = "Returns a new dict, as in section 01, and leaves params alone."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
class SGD:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def update(self, params, grads):
        return {k: params[k] - self.learning_rate * grads[k] for k in params}
